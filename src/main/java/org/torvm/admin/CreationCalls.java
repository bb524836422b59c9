package org.torvm.admin;

import org.torvm.admin.value.MalformedValue;
import org.torvm.admin.value.NewQube;
import org.torvm.qubes.QubeName;

/** Calls that make and remove qubes. The same guarantees as {@link AdminApi}. */
public final class CreationCalls {
  private final Calls calls;

  CreationCalls(Calls calls) {
    this.calls = calls;
  }

  /** Makes that qube; it is off, on the default net qube and makes the default disposables. */
  public void create(NewQube qube) throws AdminException {
    var method = qube.choosesPools() ? "admin.vm.CreateInPool." : "admin.vm.Create.";
    calls.change(
        method + qube.klass().wireName(),
        qube.template().map(QubeName::value).orElse(""),
        QubeName.DOM0,
        Bytes.of(qube.payload()),
        calls.deadlines().make());
  }

  /**
   * Makes an unnamed disposable of that disposable template, or the default one's when dom0 is
   * given. It is not started.
   *
   * @return the disposable
   */
  public QubeName createDisposable(QubeName template) throws AdminException {
    return calls.make(
        "admin.vm.CreateDisposable",
        "",
        template,
        Bytes.NONE,
        calls.deadlines().make(),
        reply -> QubeName.parse(reply).orElseThrow(() -> new MalformedValue("a qube name")));
  }

  /** Removes a qube that is off and that nothing refers to. */
  public void remove(QubeName qube) throws AdminException {
    calls.change("admin.vm.Remove", "", qube, Bytes.NONE, calls.deadlines().make());
  }
}
