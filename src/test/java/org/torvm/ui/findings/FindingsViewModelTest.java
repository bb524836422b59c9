package org.torvm.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.graph.Extent;
import org.torvm.graph.Sample;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.findings.FindingsViewModel.Empty;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;
import org.torvm.watch.Situation;

class FindingsViewModelTest {
  private final FindingsViewModel model = new FindingsViewModel(Sample.messages());

  @Test
  void saysWhyThereIsNoRow() {
    assertThat(model.listingProperty().get().empty()).contains(Empty.LOADING);

    model.show(shown(new Connection.Loading(), report(true)));
    assertThat(model.listingProperty().get().empty()).contains(Empty.LOADING);

    model.show(shown(new Connection.Live(), new Sample(SystemKind.DEMO).report()));
    assertThat(model.listingProperty().get().empty()).contains(Empty.LOADING);

    model.show(shown(new Connection.Live(), report(true)));
    assertThat(model.listingProperty().get().empty()).contains(Empty.NO_LEAK);

    model.show(shown(new Connection.Live(), report(false)));
    assertThat(model.listingProperty().get().empty()).contains(Empty.INCOMPLETE);
    assertThat(model.listingProperty().get().complete()).isFalse();
  }

  @Test
  void neverHidesFindingsWithoutSayingSo() {
    model.show(shown(new Connection.Live(), Sample.household(SystemKind.DEMO).report()));
    assertThat(model.listingProperty().get().hides()).isFalse();
    assertThat(model.listingProperty().get().empty()).isEmpty();
    assertThat(model.count(Severity.HIGH)).isEqualTo(2);

    model.arrange(Arrangement.PLAIN.searching("nothing like it"));
    assertThat(model.listingProperty().get().empty()).contains(Empty.HIDDEN);
    assertThat(model.listingProperty().get().hides()).isTrue();

    model.arrange(Arrangement.PLAIN.onlySelected(true));
    model.select(Selection.of(Sample.name("vault")));
    assertThat(model.listingProperty().get().listed()).isEqualTo(1);
    assertThat(model.listingProperty().get().total()).isEqualTo(4);
    model.select(Selection.NONE);
    assertThat(model.listingProperty().get().hides()).isFalse();
  }

  @Test
  void keepsTheArrangementWhenTheSystemChanges() {
    model.show(shown(new Connection.Live(), report(true)));
    model.arrange(Arrangement.PLAIN.toggled(Severity.HIGH));
    model.show(shown(new Connection.Live(), Sample.household(SystemKind.DEMO).report()));
    assertThat(model.listingProperty().get().listed()).isEqualTo(2);
  }

  @Test
  void tellsWhatAFixChangesFromOldToNew() {
    var words = new GoalWords(Sample.household(SystemKind.DEMO).system());
    var messages = Sample.messages();
    var work = Sample.name("work");
    assertThat(
            List.of(
                    new Goal.NetQubeIs(work, Optional.of(Sample.name("sys-whonix"))),
                    new Goal.NetQubeIs(work, Optional.empty()),
                    new Goal.NetQubeIs(Sample.name("gone"), Optional.empty()),
                    new Goal.DisposableTemplateIs(work, Optional.empty()),
                    new Goal.FeatureIs(Sample.name("torvm"), "service.qubes-tor", ""),
                    new Goal.FeatureIs(work, "service.qubes-tor", "1"),
                    new Goal.Tagged(work, "anon-vm"),
                    new Goal.Untagged(work, "anon-vm"),
                    new Goal.Off(work))
                .stream()
                .map(g -> messages.say(words.of(g))))
        .containsExactly(
            "work: net qube: sys-firewall → sys-whonix",
            "work: net qube: sys-firewall → none",
            "gone: net qube: not known → none",
            "work: default disposable template: not known → none",
            "torvm: feature service.qubes-tor: 1 → switched off",
            "work: feature service.qubes-tor: not set → 1",
            "work: tag anon-vm is added",
            "work: tag anon-vm is removed",
            "work is shut down");
  }

  private static LeakReport report(boolean complete) {
    var report = new Sample(SystemKind.DEMO).running("vault", "black", "-").report();
    return new LeakReport(
        report.system(), report.routes(), report.findings(), complete, report.at());
  }

  private static Shown shown(Connection connection, LeakReport report) {
    return Shown.of(new Situation(connection, report, List.of()), Extent.EVERYDAY);
  }
}
