package org.torvm.demo.model;

/**
 * Names the pictures that stand for qubes. Source: recorded values of the property {@code icon}.
 */
final class Icons {
  private Icons() {}

  static String of(World world, DemoQube qube) {
    var label = world.value(qube, "label");
    var kind =
        switch (qube.klass()) {
          case ADMIN -> "adminvm";
          case TEMPLATE -> "templatevm";
          case STANDALONE -> "standalonevm";
          case REMOTE -> "remotevm";
          case DISPOSABLE -> "dispvm";
          case APP ->
              world.value(qube, "template_for_dispvms").equals("True") ? "templatevm" : "appvm";
        };
    boolean service = !qube.features().getOrDefault("servicevm", "").isEmpty();
    return (service ? "servicevm" : kind) + "-" + label;
  }
}
