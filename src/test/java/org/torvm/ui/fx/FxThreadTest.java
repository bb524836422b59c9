package org.torvm.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FxThreadTest {
  private final FxThread fx = new FxThread();

  @BeforeEach
  void start() {
    fx.start();
  }

  @Test
  void ofManyValuesOnlyTheLatestIsSureToGetThroughAndNoneOverAnother() throws Exception {
    var seen = new ArrayList<Integer>();
    var last = new CountDownLatch(1);
    var sink =
        fx.<Integer>latest(value -> {
          seen.add(value);
          if (value == 9_999) {
            last.countDown();
          }
        });
    fx.ask(() -> {
      IntStream.range(0, 10_000).forEach(sink::accept);
      return true;
    });
    assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(fx.ask(() -> List.copyOf(seen))).containsExactly(9_999);
  }

  @Test
  void valuesThatComeApartAllGetThrough() throws Exception {
    for (int i = 0; i < 3; i++) {
      var arrived = new CountDownLatch(1);
      fx.<Integer>latest(_ -> arrived.countDown()).accept(i);
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void workRunsOnTheFxThread() {
    assertThat(fx.ask(() -> Thread.currentThread().getName())).contains("FX");
  }
}
