package org.torvm.ui.fx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;

/**
 * Writes pictures as PNG files: 8 bits a channel, with alpha, no interlacing. JavaFX has no encoder
 * of its own and its bridge to AWT is not part of this program. Format: the PNG specification,
 * third edition.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte RGBA = 6;
  private static final int CHANNELS = 4;
  private static final byte UP = 2;

  private Png() {}

  /** That picture as the bytes of a PNG file. */
  public static byte[] of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put(RGBA).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", compressed(rows(image, width, height)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** Every row as the difference to the one above it, which compresses well. */
  private static byte[] rows(Image image, int width, int height) {
    var pixels = image.getPixelReader();
    int stride = width * CHANNELS;
    var rows = new byte[(stride + 1) * height];
    var above = new byte[stride];
    for (int y = 0; y < height; y++) {
      var row = new byte[stride];
      for (int x = 0; x < width; x++) {
        int argb = pixels.getArgb(x, y);
        row[x * CHANNELS] = (byte) (argb >> 16);
        row[x * CHANNELS + 1] = (byte) (argb >> 8);
        row[x * CHANNELS + 2] = (byte) argb;
        row[x * CHANNELS + 3] = (byte) (argb >> 24);
      }
      int start = y * (stride + 1);
      rows[start] = UP;
      for (int i = 0; i < stride; i++) {
        rows[start + 1 + i] = (byte) (row[i] - above[i]);
      }
      above = row;
    }
    return rows;
  }

  private static byte[] compressed(byte[] raw) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(raw);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
