/** {@code mlops approvals}: lists requests, asks, approves and rejects. Who decides is whom {@code --as} proves; the rules are the engine's. */
@NullMarked
package io.mlops.cli.approvals;

import org.jspecify.annotations.NullMarked;
