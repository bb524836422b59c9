package org.torvm.leak;

import org.torvm.qubes.QubeName;

/**
 * A disposable that a qube could have made for it, directly or through another disposable.
 *
 * @param template the disposable template it would be made from
 * @param route where such a disposable's packets would go
 */
public record Spawn(QubeName template, Route route) {}
