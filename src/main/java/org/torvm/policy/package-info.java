/**
 * qrexec policy: what a policy says, as data.
 *
 * <p>{@code reading} makes it from the text of files, {@code decision} asks it, {@code own} holds
 * the one file that this program writes. Nothing here opens a file.
 *
 * <p>The facts about Qubes come from reading qubes-core-qrexec as of R4.3 ({@code
 * qrexec/policy/parser.py}, {@code parser_compat.py}, {@code qrexec/tests/policy_parser.py}, {@code
 * doc/multifile-policy.markdown}); each class names those that it rests on.
 */
@NullMarked
package org.torvm.policy;

import org.jspecify.annotations.NullMarked;
