package org.torvm.policy;

/**
 * Whom a field of a policy line means. Which tokens may stand in which field is decided where lines
 * are read.
 *
 * <p>Source: the token table of {@code doc/multifile-policy.markdown} in qubes-core-qrexec; {@code
 * *} and {@code uuid:} as in {@code tests/policy_parser.py} there (R4.3).
 */
public sealed interface Token {
  /** The token as it stands in a policy file. */
  String text();

  /** One qube by its name. Policy does not ask that it exists, or that the name is a valid one. */
  record Named(String name) implements Token {
    @Override
    public String text() {
      return name;
    }
  }

  /** One qube by its identity, from R4.3; in older releases it is a name that no qube has. */
  record Identified(String uuid) implements Token {
    @Override
    public String text() {
      return "uuid:" + uuid;
    }
  }

  /** dom0, written {@code @adminvm}, {@code dom0} or as the UUID of zeros. */
  record Dom0() implements Token {
    @Override
    public String text() {
      return "@adminvm";
    }
  }

  /**
   * Every qube but dom0; as a target also a call that names no target, and every new disposable.
   */
  record AnyQube() implements Token {
    @Override
    public String text() {
      return "@anyvm";
    }
  }

  /** Everything, dom0 included. */
  record Anything() implements Token {
    @Override
    public String text() {
      return "*";
    }
  }

  /** A call that names no target, or one that does not exist. */
  record NoTarget() implements Token {
    @Override
    public String text() {
      return "@default";
    }
  }

  /** Every qube with a tag; never dom0. */
  record Tagged(String tag) implements Token {
    @Override
    public String text() {
      return "@tag:" + tag;
    }
  }

  /** Every qube of a class, such as {@code TemplateVM}; never dom0. */
  record Typed(String type) implements Token {
    @Override
    public String text() {
      return "@type:" + type;
    }
  }

  /** A new disposable, made from the disposable template of the calling qube. */
  record DefaultDisposable() implements Token {
    @Override
    public String text() {
      return "@dispvm";
    }
  }

  /**
   * A new disposable of one disposable template. As a source it never matches.
   *
   * @param template {@link Named} or {@link Identified}
   */
  record DisposableOf(Token template) implements Token {
    @Override
    public String text() {
      return "@dispvm:" + template.text();
    }
  }

  /** A new disposable of any disposable template with a tag. As a source it never matches. */
  record DisposableTagged(String tag) implements Token {
    @Override
    public String text() {
      return "@dispvm:@tag:" + tag;
    }
  }
}
