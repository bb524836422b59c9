package org.torvm.admin.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;

class ValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "work class=AppVM state=Running",
        "work class=AppVM\n",
        "bad+name class=AppVM state=Running\n",
        "\n",
        " class=AppVM state=Running\n",
        "work class=AppVM state=Halted\n\n"
      })
  void aListThatIsNotOneIsRefused(String reply) {
    assertThatThrownBy(() -> QubeEntry.parseAll(reply)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aListMayHoldWordsOfTheFuture() throws MalformedValue {
    assertThat(QubeEntry.parseAll("x class=SomeVM state=Dozing more=1 uuid=nonsense\n"))
        .containsExactly(
            new QubeEntry(
                new QubeName("x"), Optional.empty(), PowerState.UNKNOWN, Optional.empty()));
    assertThat(QubeEntry.parseAll("x class=AppVM state=Paused\n").getFirst().klass())
        .contains(QubeClass.APP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default=True",
        "default=True type=vm",
        "default=Maybe type=vm x",
        "True vm x",
        "default=True type=set x"
      })
  void aPropertyThatIsNotOneIsRefused(String reply) {
    assertThatThrownBy(() -> Property.parse("netvm", reply)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aReferenceIsAQubeOrNoneOrUnknown() throws MalformedValue {
    assertThat(Property.parse("netvm", "default=False type=vm ").asReference())
        .isEqualTo(Setting.explicit(Optional.empty()));
    assertThat(Property.parse("netvm", "default=True type=vm sys-net").asReference())
        .isEqualTo(Setting.inherited(Optional.of(new QubeName("sys-net"))));
    assertThat(Property.parse("netvm", "default=True type=vm bad name!").asReference())
        .isEqualTo(Setting.unknown());
    assertThat(Property.parse("netvm", "default=True type=str sys-net").asReference())
        .isEqualTo(Setting.unknown());
  }

  @Test
  void aFlagWithoutAValueIsUnknownAndNotFalse() throws MalformedValue {
    assertThat(Property.parse("autostart", "default=True type=bool ").asFlag())
        .isEqualTo(Setting.unknown());
    assertThat(Property.parse("autostart", "default=False type=bool True").asFlag())
        .isEqualTo(Setting.explicit(true));
  }

  @Test
  void valuesOfManyPropertiesAreUnescaped() throws MalformedValue {
    assertThat(Property.parseAll("kernelopts default=False type=str a\\\\n\\nb c\n"))
        .containsExactly(new Property("kernelopts", false, "str", "a\\n\nb c"));
    for (var cut : List.of("k default=True type=str \\x\n", "k default=True type=str \\\n")) {
      assertThatThrownBy(() -> Property.parseAll(cut)).isInstanceOf(MalformedValue.class);
    }
  }

  @Test
  void devicesOfBothReleasesAreRead() throws MalformedValue {
    assertThat(Device.parseAll("00_02.0:0x8086::p03 port_id='00_02.0' product='It\\'s \\\\ it'\n"))
        .containsExactly(
            new Device(
                "00_02.0:0x8086::p03", Map.of("port_id", "00_02.0", "product", "It's \\ it")));
    assertThat(Device.parseAll("00_02.0 bus=00 description=Unknown: a b=c\n"))
        .containsExactly(
            new Device("00_02.0", Map.of("bus", "00", "description", "Unknown: a b=c")));
    assertThat(Device.parseAll("sdb\n")).containsExactly(new Device("sdb", Map.of()));
    for (var bad : List.of(" x\n", "sdb x\n", "sdb x='never ends\n", "sdb")) {
      assertThatThrownBy(() -> Device.parseAll(bad)).isInstanceOf(MalformedValue.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b\n", "a\tb\n", "a", "caf\u00e9\n"})
  void aLineThatIsNoWordIsRefused(String reply) {
    assertThatThrownBy(() -> Lines.words(reply)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void theEmptyTagIsLeftOut() throws MalformedValue {
    assertThat(Lines.words("\nanon-vm\n")).containsExactly("anon-vm");
  }

  @Test
  void aNewQubeCannotSmuggleParameters() {
    assertThatThrownBy(() ->
            NewQube.of(QubeClass.APP, Optional.empty(), new QubeName("x"), "red pool=elsewhere"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theUsualTroublesOfNumbersAreMalformed() {
    assertThatThrownBy(() -> CurrentState.parse("mem=1 mem_static_max=x cputime=1 power_state=NA"))
        .isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> CurrentState.parse("mem=1")).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> VolumeInfo.parse("pool=a\nvid=b\nsize=x\n"))
        .isInstanceOf(MalformedValue.class);
  }
}
