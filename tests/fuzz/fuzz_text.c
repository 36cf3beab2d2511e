/* Any bytes as what a stranger wrote and as what somebody typed: what goes out is plain, and a
 * number has one reading, or two that can be typed. */
#include "world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../store/plain.h"
#include "store/clean.h"
#include "store/json.h"
#include "store/memory.h"
#include "store/typed.h"

static void check_plain(struct buffer *out, bool lines)
{
    size_t at;
    if (plain_fault(buffer_text(out), out->length, lines, &at) != NULL) {
        abort();
    }
    buffer_free(out);
}

static void clean_it(const char *text)
{
    struct buffer out = {0};
    struct json_out json = {.buffer = &out};
    clean_line(&out, text);
    check_plain(&out, false);
    clean_text(&out, text);
    check_plain(&out, true);
    clean_short(&out, text, 20);
    if (out.length > 20) {
        abort();
    }
    check_plain(&out, false);
    json_put_text(&json, NULL, text);
    check_plain(&out, false);
}

static void read_it(const char *text, const struct typed_unit *unit)
{
    struct typed_number typed, again;
    enum typed_reason reason = typed_read(text, &typed_english, unit, &typed);
    if ((reason == TYPED_GOOD && !isfinite(typed.value)) ||
        (reason == TYPED_TWO_WAYS) != (*typed.readings[0] != '\0')) {
        abort();
    }
    for (int i = 0; reason == TYPED_TWO_WAYS && i < 2; i++) {
        enum typed_reason offered = typed_read(typed.readings[i], &typed_english, unit, &again);
        if (offered != TYPED_GOOD && offered != TYPED_TOO_LARGE) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct typed_unit units[] = {{"", {""}, true},
                                              {"km", {"kilometre", "kilometres"}, false},
                                              {"$", {"dollar", "dollars"}, false},
                                              {"B", {"byte", "bytes"}, false},
                                              {"a day", {"time a day", "times a day"}, false}};
    char *text = memory_text_n((const char *)data, size);
    clean_it(text);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        read_it(text, &units[i]);
    }
    free(text);
    return 0;
}
