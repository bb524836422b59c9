package org.torvm.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.torvm.text.Visible;

class AdminExceptionTest {
  private static final Call CALL = Call.of("admin.vm.Start", "", "work", Bytes.NONE);

  @Test
  void whatAQubeHasChosenIsMadeSafeToShow() {
    var hostile = "evil \u202e\u001b[31m\r\n{0} '" + "x".repeat(5_000);
    var e = new AdminException.Refused(CALL, Reply.Failure.of("QubesException", hostile));
    assertThat(e.getMessage()).isEqualTo(Visible.of(e.getMessage()));
    assertThat(e.getMessage().length()).isLessThan(500);
    assertThat(e.getMessage()).contains("work", "evil ‹U+202E›‹U+001B›[31m {0} 'x");
  }

  @Test
  void aRefusalWithoutAReasonNamesItsKind() {
    var e = new AdminException.Refused(CALL, Reply.Failure.of("QubesValueError", ""));
    assertThat(e.getMessage()).contains("QubesValueError");
    assertThat(e.type()).isEqualTo("QubesValueError");
  }

  @Test
  void everyFormHasASentence() {
    var lost = new AdminException.ConnectionLost(CALL);
    List<AdminException> all =
        List.of(
            lost,
            new AdminException.Garbled(CALL),
            new AdminException.TooLarge(CALL),
            new AdminException.TimedOut(CALL),
            new AdminException.Unsayable(CALL),
            new AdminException.OutcomeUnknown(CALL, lost),
            new AdminException.RefusedSilently(CALL, AdminException.RefusedSilently.How.POLICY),
            new AdminException.RefusedSilently(
                CALL, AdminException.RefusedSilently.How.NO_SUCH_SERVICE),
            new AdminException.RefusedSilently(
                CALL, AdminException.RefusedSilently.How.EMPTY_REPLY));
    assertThat(all).allSatisfy(e -> assertThat(e.getMessage()).contains("work").endsWith("."));
    assertThat(all.get(5).getMessage()).contains(lost.getMessage());
  }

  @Test
  void onlyARefusalIsOne() {
    assertThat(new AdminException.TimedOut(CALL).isRefusal()).isFalse();
    assertThat(
            new AdminException.OutcomeUnknown(CALL, new AdminException.TimedOut(CALL)).isRefusal())
        .isFalse();
    var gone = new AdminException.Refused(CALL, Reply.Failure.of("QubesVMNotFoundError", "x"));
    assertThat(gone.isRefusal()).isTrue();
    assertThat(gone.saysNoSuchQube()).isTrue();
  }
}
