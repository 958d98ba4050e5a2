/**
 * Paging: {@link io.mlops.page.PageRequest} asks, {@link io.mlops.page.Page} answers, and a token that only its store can read leads on.
 *
 * <p>Decision: tokens name the last row seen, not an offset, so that a row inserted meanwhile is neither skipped for what follows nor repeated. A backend
 * over a service that pages by offset passes that service's token through and says so.
 */
@NullMarked
package io.mlops.page;

import org.jspecify.annotations.NullMarked;
