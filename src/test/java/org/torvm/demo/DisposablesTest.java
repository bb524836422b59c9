package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;

/** What disposables take from their template, what they keep, and when they go. */
class DisposablesTest {
  private static final String WHONIX = "whonix-workstation-18-dvm";
  @TempDir Path directory;
  private DemoServer server;
  private RawClient client;

  @BeforeEach
  void serve() throws IOException {
    server = DemoServer.open(directory.resolve("s"), DemoOptions.instant());
    client = new RawClient(server.socket());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void copyWhatIsSetOnTheirTemplateAndKeepIt() throws IOException {
    client.value("admin.vm.firewall.Set", "", WHONIX, "action=drop\n");
    client.value("admin.vm.tag.Set", "mark", WHONIX, "");
    client.value("admin.vm.feature.Set", "preload-dispvm-max", WHONIX, "2");
    var made = create("dom0", WHONIX);
    client.value("admin.vm.property.Set", "netvm", WHONIX, "sys-firewall");
    assertThat(get(made, "netvm")).isEqualTo("default=False type=vm sys-whonix");
    assertThat(get(made, "default_dispvm")).isEqualTo("default=False type=vm " + WHONIX);
    assertThat(get(made, "label")).isEqualTo("default=False type=label red");
    assertThat(client.value("admin.vm.firewall.Get", "", made, "")).isEqualTo("action=drop\n");
    assertThat(client.value("admin.vm.tag.List", "", made, "")).contains("mark\n", "anon-vm\n");
    assertThat(client.value("admin.vm.feature.List", "", made, "")).isEqualTo("appmenus-dispvm\n");
  }

  @Test
  void followTheDefaultNetQubeWhenTheirTemplateDoes() throws IOException {
    client.value("admin.vm.property.Reset", "netvm", "default-dvm", "");
    var made = create("dom0", "default-dvm");
    assertThat(get(made, "netvm")).isEqualTo("default=True type=vm sys-firewall");
    client.value("admin.property.Set", "default_netvm", "dom0", "torvm");
    assertThat(get(made, "netvm")).isEqualTo("default=True type=vm torvm");
    client.value("admin.vm.property.Set", "netvm", "default-dvm", "");
    var offline = create("dom0", "default-dvm");
    assertThat(get(offline, "netvm")).isEqualTo("default=False type=vm ");
  }

  @Test
  void comeFromTheCallersDefault() throws IOException {
    assertThat(get(create("anon-mail", "dom0"), "template")).endsWith(" " + WHONIX);
    assertThat(get(create("anon-whonix", "dom0"), "template")).endsWith(" default-dvm");
    var nested = create(create("anon-mail", "dom0"), "dom0");
    assertThat(get(nested, "template")).as("of a disposable").endsWith(" " + WHONIX);
    assertThat(client.value("admin.vm.tag.List", "", nested, "")).contains("disp-created-by-disp");
    var none = Call.of("admin.vm.CreateDisposable", "", "dom0", Bytes.NONE);
    var fromIrc = new Call(none.method(), "", "irc", "dom0", Bytes.NONE);
    assertThat(Bytes.of(client.send(fromIrc.encode())).utf8()).startsWith("2\0QubesException\0");
  }

  @Test
  void areGoneWhenTheyShutDownUnlessTheyHaveAName() throws Exception {
    var made = create("dom0", WHONIX);
    client.value("admin.vm.Start", "", made, "");
    try (var events = client.events()) {
      client.value("admin.vm.Kill", "", made, "");
      assertThat(events.until(p -> p.equals("1||domain-delete|vm|" + made + "||")))
          .endsWith("1|" + made + "|domain-shutdown||", "1||domain-pre-delete|vm|" + made + "||");
    }
    assertThat(client.call("admin.vm.List", "", made, "")).startsWith("2\0QubesVMNotFoundError");
    client.value("admin.vm.Start", "", "anon-disp", "");
    client.value("admin.vm.Shutdown", "wait", "anon-disp", "");
    assertThat(client.value("admin.vm.List", "", "anon-disp", "")).contains("state=Halted");
  }

  @Test
  void keepWhatTheyCopiedWhenTheirTemplateChanges() throws IOException {
    client.value("admin.vm.property.Set", "template", "anon-disp", "default-dvm");
    assertThat(get("anon-disp", "netvm")).isEqualTo("default=False type=vm sys-whonix");
    assertThat(client.call("admin.vm.property.Set", "template", "anon-disp", "work"))
        .startsWith("2\0QubesPropertyValueError\0");
  }

  @Test
  void areHandedOutWhenTheyWaitReady() throws IOException {
    var waiting = client.value("admin.vm.CreateDisposable", "preload", WHONIX, "");
    assertThat(client.value("admin.vm.List", "", waiting, "")).contains("state=Paused");
    assertThat(get(waiting, "is_preload")).isEqualTo("default=False type=bool True");
    assertThat(client.value("admin.vm.feature.Get", "internal", waiting, "")).isEqualTo("1");
    assertThat(create("dom0", WHONIX)).isEqualTo(waiting);
    assertThat(client.value("admin.vm.List", "", waiting, "")).contains("state=Running");
    assertThat(get(waiting, "is_preload")).endsWith("False");
    assertThat(create("dom0", WHONIX)).isNotEqualTo(waiting);
  }

  @Test
  void areLeftBehindWhenTheyMayNotStart() throws IOException {
    client.value("admin.vm.feature.Set", "prohibit-start", WHONIX, "never");
    var made = create("dom0", WHONIX);
    assertThat(client.call("admin.vm.Start", "", made, "")).startsWith("2\0QubesException\0");
    assertThat(client.value("admin.vm.List", "", made, "")).contains("state=Halted");
  }

  @Test
  void keepTheirTemplateInUse() throws IOException {
    create("dom0", WHONIX);
    assertThat(client.call("admin.vm.property.Set", "template_for_dispvms", WHONIX, "False"))
        .startsWith("2\0QubesVMInUseError\0");
    assertThat(client.call("admin.vm.Remove", "", WHONIX, "")).startsWith("2\0QubesVMInUseError\0");
  }

  private String create(String source, String destination) throws IOException {
    var call = new Call("admin.vm.CreateDisposable", "", source, destination, Bytes.NONE);
    var answer = Bytes.of(client.send(call.encode())).utf8();
    assertThat(answer).startsWith("0\0disp");
    return answer.substring(2);
  }

  private String get(String qube, String property) throws IOException {
    return client.value("admin.vm.property.Get", property, qube, "");
  }
}
