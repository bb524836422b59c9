package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.qubes.Release;

/** Methods and arguments that the recordings do not show. */
class MethodTableTest {
  private static final String NIC = "dom0+00_1f.6+0x8086:0x15bc::p020000";
  @TempDir Path directory;

  /** One call and how its answer must begin; {@code -} for no answer at all. */
  private record Step(
      String method, String argument, String target, String payload, String expected) {}

  private void walk(Release release, List<Step> steps) throws IOException {
    var socket = directory.resolve("s");
    var options = DemoOptions.instant().withRelease(release);
    try (var _ = DemoServer.open(socket, options)) {
      var client = new RawClient(socket);
      for (Step step : steps) {
        var answer =
            client
                .call(step.method(), step.argument(), step.target(), step.payload())
                .replace('\0', '|');
        if (step.expected().equals("-")) {
          assertThat(answer).as(step.toString()).isEmpty();
        } else {
          assertThat(answer).as(step.toString()).startsWith(step.expected());
        }
      }
    }
  }

  private static Step step(
      String method, String argument, String target, String payload, String expected) {
    return new Step("admin." + method, argument, target, payload, expected);
  }

  @Test
  void assignsAndAttachesDevices() throws IOException {
    var room = "vm.device.pci.";
    walk(
        Release.R4_3,
        List.of(
            step(room + "Assigned", "", "sys-usb", "", "0|dom0+00_14.0:0x8086:0x02ed::p0c0330 "),
            step(room + "Attached", "", "sys-usb", "", "0|dom0+00_14.0:0x8086:0x02ed::p0c0330 "),
            step(room + "Attach", NIC, "vault", "", "2|QubesVMNotRunningError|"),
            step(room + "Attach", NIC, "work", "", "0|"),
            step(room + "Attach", NIC, "work", "", "2|DeviceAlreadyAttached|"),
            step(room + "Attached", "", "work", "", "0|dom0+00_1f.6:"),
            step(room + "Detach", NIC, "work", "", "0|"),
            step(room + "Detach", NIC, "work", "", "2|DeviceNotFound|"),
            step(room + "Assign", NIC, "vault", "mode='auto-attach'", "0|"),
            step(room + "Assign", NIC, "vault", "mode='required'", "2|DeviceAlreadyAssigned|"),
            step(room + "Assign", NIC, "irc", "mode=required; rm", "2|QubesValueError|"),
            step(room + "Set.assignment", NIC, "vault", "required", "0|"),
            step(room + "Attached", "", "vault", "", "0|"),
            step("vm.Start", "", "vault", "", "0|"),
            step(room + "Attached", "", "vault", "", "0|dom0+00_1f.6:"),
            step(room + "Unassign", NIC, "vault", "", "0|"),
            step(room + "Unassign", NIC, "vault", "", "2|DeviceNotAssigned|"),
            step(room + "List", "", "vault", "", "-"),
            step("vm.device.denied.Add", "", "vault", "p020000u02****", "0|"),
            step("vm.device.denied.List", "", "vault", "", "0|p020000\nu02****\n"),
            step("vm.device.denied.Remove", "", "vault", "all", "0|"),
            step("vm.property.Get", "devices_denied", "vault", "", "0|default=False type=str ")));
  }

  @Test
  void namesDevicesAsBeforeInTheOldRelease() throws IOException {
    var room = "vm.device.pci.";
    walk(
        Release.R4_2,
        List.of(
            step(room + "Available", "", "dom0", "", "0|00_02.0 libvirt_name=pci_0000_00_02_0 "),
            step(room + "List", "", "sys-usb", "", "0|dom0+00_14.0 persistent=yes\n"),
            step(room + "Attach", "dom0+00_1f.6", "work", "", "0|"),
            step(room + "List", "", "work", "", "0|dom0+00_1f.6 persistent=no\n"),
            step(room + "Set.persistent", "dom0+00_1f.6", "work", "True", "0|"),
            step(room + "Detach", "dom0+00_1f.6", "work", "", "0|"),
            step(room + "Detach", "dom0+00_1f.6", "work", "", "2|DeviceNotFound|"),
            step(room + "Assigned", "", "work", "", "-"),
            step("vm.notes.Get", "", "work", "", "-"),
            step("vm.Suspend", "", "work", "", "-")));
  }

  @Test
  void keepsNotesLabelsAndVolumes() throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.notes.Set", "", "vault", "two\nlines", "0|"),
            step("vm.notes.Get", "", "vault", "", "0|two\nlines"),
            step("vm.notes.Get", "", "dom0", "", "-"),
            step("label.Create", "tor", "dom0", "0x7d4698", "0|"),
            step("label.Index", "tor", "dom0", "", "0|9"),
            step("label.Create", "7", "dom0", "0x7d4698", "-"),
            step("label.Create", "x", "dom0", "purple", "-"),
            step("vm.property.Set", "label", "work", "label-9", "0|"),
            step("label.Remove", "tor", "dom0", "", "2|QubesException|"),
            step("vm.volume.Set.revisions_to_keep", "private", "vault", "3", "0|"),
            step("vm.volume.Set.rw", "root", "vault", "False", "0|"),
            step("vm.volume.Set.rw", "root", "vault", "maybe", "-"),
            step("vm.volume.Set.ephemeral", "volatile", "vault", "True", "0|"),
            step("vm.volume.Clear", "private", "vault", "", "0|"),
            step("vm.volume.Clear", "private", "work", "", "2|QubesVMNotHaltedError|"),
            step("vm.volume.Resize", "private", "vault", "much", "-"),
            step("pool.volume.List", "linux-kernel", "dom0", "", "0|6.12.21-1.fc41\n"),
            step("vm.Console", "", "work", "", "0|/dev/pts/"),
            step("vm.property.GetDefault", "default_dispvm", "anon-disp", "", "0|type=vm whonix-"),
            step("vm.property.Reset", "label", "work", "", "-"),
            step("vm.property.Set", "virt_mode", "work", "xyz", "2|QubesPropertyValueError|")));
  }

  @ParameterizedTest
  @CsvSource({
    "action=accept dsthost=1.2.3.4, action=accept dst4=1.2.3.4/32",
    "action=drop dsthost=fd00::1/64, action=drop dst6=fd00::1/64",
    "proto=udp action=accept dstports=53, action=accept proto=udp dstports=53-53",
    "action=accept comment=a b; [c], action=accept comment=a b; [c]",
  })
  void printsFirewallRulesAsQubesdDoes(String set, String printed) throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.firewall.Set", "", "work", set, "0|"),
            step("vm.firewall.Get", "", "work", "", "0|" + printed + "\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dsthost=example.com",
        "action=accept dst4=1.2.3.4/33",
        "action=accept dst4=1.2.3.256/32",
        "action=accept dstports=80 proto=icmp",
        "action=accept icmptype=8 proto=tcp",
        "action=accept proto=tcp dstports=9-1",
        "action=accept proto=tcp dstports=99999",
        "action=accept dst4=1.2.3.4/32 dsthost=a",
        "action=accept action=drop",
        "action=accept dsthost=UPPER",
        "action=accept  proto=tcp",
        "action=accept comment=<b>",
        "action=accept comment=a action=drop",
        "action",
      })
  void refusesOtherFirewallRules(String rule) throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.firewall.Set", "", "personal", rule, "-"),
            step("vm.firewall.Get", "", "personal", "", "0|action=accept\n")));
  }

  @Test
  void leavesOutExpiredRules() throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.firewall.Set", "", "work", "action=accept expire=5\naction=drop\n", "0|"),
            step("vm.firewall.Get", "", "work", "", "0|action=drop\n")));
  }

  @Test
  void letsTheOldReleaseTakeOtherFeatures() throws IOException {
    walk(Release.R4_2, List.of(step("vm.feature.Set", "f", "work", "a\tb", "0|")));
  }

  @Test
  void refusesOddFeaturesInTheNewRelease() throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.feature.Set", "f", "work", "a\tb", "2|QubesValueError|"),
            step("vm.feature.Set", "a:b", "work", "1", "2|QubesValueError|")));
  }

  @Test
  void removesOnlyWhatNobodyNeeds() throws IOException {
    walk(
        Release.R4_3,
        List.of(
            step("vm.Remove", "", "torvm-disp", "", "2|QubesVMInUseError|"),
            step("vm.Remove", "", "forum", "", "0|"),
            step("vm.Remove", "", "torvm-disp", "", "0|"),
            step("vm.Remove", "", "default-mgmt-dvm", "", "2|QubesVMInUseError|"),
            step("vm.Remove", "", "disp4821", "", "2|QubesVMNotHaltedError|"),
            step("vm.property.Set", "installed_by_rpm", "vault", "True", "0|"),
            step("vm.Remove", "", "vault", "", "2|QubesVMInUseError|")));
  }
}
