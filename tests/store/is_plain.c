/* is_plain: whether standard input is fit for a terminal. 0: it is; 1: it isn't, and why. For shell
 * tests: `fleetlab status 2>&1 | tests/store/is_plain`. */
#include "plain.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/buffer.h"

int main(void)
{
    struct buffer all = {0};
    size_t at = 0;
    size_t got;

    while ((got = fread(buffer_reserve(&all, 65536), 1, 65536, stdin)) > 0) {
        buffer_grew(&all, got);
    }

    const char *why = plain_fault(buffer_text(&all), all.length, true, &at);

    if (why != NULL) {
        printf("byte %zu: %s\n", at, why);
    }
    buffer_free(&all);
    return why != NULL ? EXIT_FAILURE : EXIT_SUCCESS;
}
