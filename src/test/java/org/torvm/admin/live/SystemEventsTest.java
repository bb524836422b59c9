package org.torvm.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.admin.EventPacket;
import org.torvm.qubes.SystemEvent;

class SystemEventsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work | domain-pre-start             | StartAnnounced[qube=work]
          work | domain-start-failed          | StartFailed[qube=work]
          work | domain-start                 | Started[qube=work]
          work | domain-shutdown              | Stopped[qube=work]
          work | domain-stopped               | PowerChanged[qube=work]
          work | domain-paused                | PowerChanged[qube=work]
          work | domain-unpaused              | PowerChanged[qube=work]
          work | domain-spawn                 | PowerChanged[qube=work]
          work | domain-pre-shutdown          | Other[]
          work | domain-pre-spawn             | Other[]
          work | property-set:netvm           | PropertyChanged[subject=Optional[work], property=netvm]
          work | property-reset:netvm         | PropertyChanged[subject=Optional[work], property=netvm]
          work | property-pre-set:netvm       | Other[]
          work | property-pre-reset:netvm     | Other[]
          work | property-del:netvm           | Other[]
          work | domain-tag-add:anon-vm       | TagChanged[qube=work, tag=anon-vm]
          work | domain-tag-delete:anon-vm    | TagChanged[qube=work, tag=anon-vm]
          work | domain-feature-set:a:b       | FeatureChanged[qube=work, feature=a:b]
          work | domain-feature-pre-set:a     | Other[]
          work | domain-feature-delete:a      | FeatureChanged[qube=work, feature=a]
          work | firewall-changed             | FirewallChanged[qube=work]
          work | device-attach:pci            | DeviceChanged[qube=work]
          work | device-unassign:usb          | DeviceChanged[qube=work]
          work | device-pre-attach:pci        | Other[]
          work | connection-established       | Other[]
          work | something-of-the-future      | Other[]
          b+d  | domain-pre-start             | Other[]
          ''   | connection-established       | Connected[]
          ''   | domain-pre-start             | Other[]
          ''   | property-set:default_netvm   | PropertyChanged[subject=Optional.empty, property=default_netvm]
          ''   | property-reset:default_netvm | PropertyChanged[subject=Optional.empty, property=default_netvm]
          ''   | property-pre-set:clockvm     | Other[]
          ''   | domain-add                   | QubeAdded[qube=new]
          ''   | domain-delete                | QubeRemoved[qube=new]
          ''   | domain-pre-delete            | Other[]
          """)
  void everyEventMeansOneThing(String subject, String event, String meaning) {
    var packet = new EventPacket(subject, event, Map.of("vm", "new"));
    assertThat(SystemEvents.of(packet).toString()).isEqualTo(meaning);
  }

  @Test
  void aQubeThatCannotBeIsNoQube() {
    for (var name : new String[] {"", "bad name", "x".repeat(40), "a\u202eb"}) {
      var arguments = new LinkedHashMap<String, String>();
      arguments.put("vm", name);
      assertThat(SystemEvents.of(new EventPacket("", "domain-add", arguments)))
          .isEqualTo(new SystemEvent.Other());
    }
    assertThat(SystemEvents.of(new EventPacket("", "domain-delete", Map.of())))
        .isEqualTo(new SystemEvent.Other());
  }
}
