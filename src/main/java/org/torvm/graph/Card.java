package org.torvm.graph;

import java.util.Optional;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Label;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * One qube as it is drawn.
 *
 * @param qube its name
 * @param label its colour
 * @param kind what it is, in words, such as "app qube"
 * @param state its power state
 * @param verdict where its packets end up
 * @param gateway whether it is a Tor gateway
 * @param worst how bad the worst finding about it is; none when there is no finding
 * @param box where it stands
 */
public record Card(
    QubeName qube,
    Label label,
    Text kind,
    PowerState state,
    Verdict verdict,
    boolean gateway,
    Optional<Severity> worst,
    Box box) {}
