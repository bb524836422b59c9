package org.torvm.graph.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureFilesTest {
  private static GraphPicture picture(SystemKind kind) {
    return ForestLayout.of(Sample.household(kind).report());
  }

  private static String svg(SystemKind kind) {
    return new SvgPicture(Messages.shipped(), SvgPalette.LIGHT).draw(picture(kind));
  }

  private static String dot(SystemKind kind) {
    return new DotPicture(Messages.shipped(), SvgPalette.LIGHT).draw(picture(kind));
  }

  private static Document parsed(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void svgIsWellFormedAndSaysWhichSystemItShows(SystemKind kind) throws Exception {
    var document = parsed(svg(kind));
    var title = document.getDocumentElement().getElementsByTagName("title").item(0);
    assertThat(title.getTextContent().contains("Demo")).isEqualTo(kind == SystemKind.DEMO);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("image").getLength()).isZero();
  }

  @Test
  void svgShowsEveryQubeEveryTerritoryAndTheLeakInWords() {
    assertThat(svg(SystemKind.DOM0))
        .contains(">sys-whonix<", ">vault<", "behind torvm: Tor only", "leak: anon-whonix, vault")
        .contains("stroke-dasharray=\"9 5\"");
  }

  @Test
  void samePictureSameText() {
    assertThat(svg(SystemKind.DOM0)).isEqualTo(svg(SystemKind.DOM0));
    assertThat(dot(SystemKind.DOM0)).isEqualTo(dot(SystemKind.DOM0));
  }

  @Test
  void dotHasEveryLineAndEveryLeak() {
    assertThat(dot(SystemKind.DEMO))
        .contains("\"anon-mail\" -> \"sys-whonix\" [color=\"#7a3e93\", style=solid]")
        .contains("\"sys-net\" -> \"(clearnet)\"")
        .contains(
            "\"vault\" -> \"default-dvm\" [label=\"spawn clearnet disposables\","
                + " color=\"#c81e1e\", style=dashed, penwidth=3]")
        .contains("\"disp4821\" -> \"whonix-workstation-18-dvm\" [color=\"#596273\", style=dotted]")
        .contains("label=\"Demo system");
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "<script>&\"x\", &lt;script&gt;&amp;&quot;x&quot;",
    "a\u0007b, a?b",
    "Ж→é, Ж→é"
  })
  void whateverStandsInSvgIsEscaped(String raw, String safe) {
    assertThat(SvgText.escape(raw)).isEqualTo(safe);
  }

  @ParameterizedTest
  @CsvSource({"plain, \"plain\"", "a\"b\\c, \"a\\\"b\\\\c\""})
  void whateverStandsInDotIsQuoted(String raw, String safe) {
    assertThat(DotPicture.quoted(raw)).isEqualTo(safe);
  }
}
