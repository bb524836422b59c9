package org.torvm.change;

import java.util.List;
import java.util.Optional;
import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;

/** What a user wants to be done. */
public sealed interface Wish {
  /** What to do about a qube that is running while its net qube changes. */
  enum RunningQube {
    /** Cut it off, shut it down, switch, start it again: the two sessions cannot be linked. */
    RESTART,
    /** Cut it off, shut it down, switch, and leave it off. */
    SHUT_DOWN,
    /**
     * Switch while it runs. Programs keep their logins and cookies, so the session before and the
     * session after can be linked. Only on the user's explicit choice.
     */
    SWITCH_LIVE
  }

  /** Make these qubes reach the network only through that gateway. */
  record Torify(List<QubeName> qubes, QubeName gateway, RunningQube running) implements Wish {
    /** Copies the list. */
    public Torify {
      qubes = List.copyOf(qubes);
    }
  }

  /** Take these qubes off Tor: to that net qube, or to the default one when none is named. */
  record Untorify(List<QubeName> qubes, Optional<QubeName> netQube, RunningQube running)
      implements Wish {
    /** Copies the list. */
    public Untorify {
      qubes = List.copyOf(qubes);
    }
  }

  /** Do what a finding's remedy says. */
  record Mend(Finding finding, RunningQube running) implements Wish {}

  /** Shut that qube down. */
  record ShutDown(QubeName qube) implements Wish {}

  /** Take the network from that qube at once, and from the disposables it could ask for. */
  record CutNetwork(QubeName qube) implements Wish {}

  /**
   * Move every qube that has {@code from} as its net qube behind that gateway, running or not,
   * those that follow the default included.
   */
  record MoveClients(QubeName from, QubeName gateway, RunningQube running) implements Wish {}

  /**
   * Take the network from these qubes, and from the disposables they could ask for, and remember
   * what they had, so that {@link NetworkOn} can give it back.
   */
  record NetworkOff(List<QubeName> qubes) implements Wish {
    /** Copies the list. */
    public NetworkOff {
      qubes = List.copyOf(qubes);
    }
  }

  /** Give these qubes back the network that {@link NetworkOff} took from them. */
  record NetworkOn(List<QubeName> qubes, RunningQube running) implements Wish {
    /** Copies the list. */
    public NetworkOn {
      qubes = List.copyOf(qubes);
    }
  }

  /**
   * Set for these qubes what they now have by default, net qube and disposable template, so that no
   * later change of a default moves them.
   */
  record PinNetQube(List<QubeName> qubes) implements Wish {
    /** Copies the list. */
    public PinNetQube {
      qubes = List.copyOf(qubes);
    }
  }

  /** Switch that qube off at once, whatever it has not saved. */
  record Kill(QubeName qube) implements Wish {}

  /** Remove that disposable, which is off and was left behind. */
  record Remove(QubeName qube) implements Wish {}

  /** Start a disposable of that disposable template, which is shut down first when it runs. */
  record StartDisposable(QubeName template) implements Wish {}

  /**
   * Let that disposable template, which runs or starts, go on running to be customised, without
   * network.
   */
  record Customise(QubeName template) implements Wish {}

  /**
   * Shut that disposable template down and give back what was taken from it for being customised. A
   * setting that somebody has changed since is left as it is.
   *
   * @param template the disposable template
   * @param netQube its net qube as it was before
   * @param disposables its default disposable template as it was before
   */
  record EndCustomising(
      QubeName template,
      Setting<Optional<QubeName>> netQube,
      Setting<Optional<QubeName>> disposables)
      implements Wish {}
}
