package org.torvm.demo;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open connections, each with a virtual thread of its own. Of those that have not finished
 * their request there are at most some hundreds: beyond, the one that has waited longest is cut, so
 * that clients that never finish cannot use up all descriptors.
 */
final class Connections {
  private static final int MOST_UNFINISHED = 400;
  private final Map<SocketChannel, Thread> open = new LinkedHashMap<>();
  private final Set<SocketChannel> unfinished = new LinkedHashSet<>();
  private final Set<SocketChannel> streaming = new LinkedHashSet<>();

  /** Runs {@code work} for that connection and closes it afterwards. */
  synchronized void start(SocketChannel channel, Runnable work) {
    var thread = Thread.ofVirtual().name("demo-connection").unstarted(() -> run(channel, work));
    open.put(channel, thread);
    unfinished.add(channel);
    if (unfinished.size() > MOST_UNFINISHED) {
      var oldest = unfinished.iterator().next();
      unfinished.remove(oldest);
      close(oldest);
    }
    thread.start();
  }

  private void run(SocketChannel channel, Runnable work) {
    try {
      work.run();
    } finally {
      close(channel);
      ended(channel);
    }
  }

  /** That connection has sent its whole request. */
  synchronized void finished(SocketChannel channel) {
    unfinished.remove(channel);
  }

  /** That connection is answered with a stream: it waits for events, not only for the client. */
  synchronized void streams(SocketChannel channel) {
    streaming.add(channel);
  }

  private synchronized void ended(SocketChannel channel) {
    open.remove(channel);
    unfinished.remove(channel);
    streaming.remove(channel);
  }

  synchronized int size() {
    return open.size();
  }

  /** Cuts every connection. A call that is under way goes on, as it does in qubesd. */
  synchronized void dropAll() {
    List<SocketChannel> channels = new ArrayList<>(open.keySet());
    for (SocketChannel channel : channels) {
      close(channel);
      var thread = open.get(channel);
      if (thread != null && streaming.contains(channel)) {
        thread.interrupt();
      }
    }
  }

  /** Closes a connection; whoever reads or writes there fails at once. */
  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }
}
