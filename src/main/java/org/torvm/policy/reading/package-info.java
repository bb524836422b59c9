/** From the text of policy files to the policy that they make, or to what is wrong with them. */
@NullMarked
package org.torvm.policy.reading;

import org.jspecify.annotations.NullMarked;
