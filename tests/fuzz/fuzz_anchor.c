/* Any bytes as an anchor, as pairs, as a code and as a point in time. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "store/anchor.h"
#include "store/pairs.h"
#include "store/utc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct anchor anchor;
    struct buffer why = {0};
    struct pairs pairs = {0};
    char code[ANCHOR_CODE_ROOM];
    int64_t time_ms;
    char *text = calloc(1, size + 1);
    memcpy(text, data, size);
    if (anchor_parse(text, size, &anchor, &why)) {
        if (!anchor_code_is_sound(anchor_code(anchor.head, code))) {
            abort();
        }
    } else if (why.length == 0) {
        abort();
    }
    pairs_parse(text, &pairs);
    anchor_code_is_sound(text);
    if (utc_parse(text, &time_ms)) {
        utc_add(&why, time_ms);
    }
    pairs_free(&pairs);
    buffer_free(&why);
    free(text);
    return 0;
}
