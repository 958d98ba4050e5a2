/**
 * The commit: expectations, typed writes and audit leaves in one transaction, answered the same when its request id comes again.
 *
 * <p>Order within the transaction: the request id is looked up, expectations are compared, writes are made in their order by the package of the part that they
 * concern, leaves are appended, the answer is kept under the request id. Anything thrown undoes all of it.
 */
@NullMarked
package io.mlops.core.sql.commit;

import org.jspecify.annotations.NullMarked;
