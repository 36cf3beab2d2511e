/* json: writes JSON in the order of the calls, numbers in the fewest digits that read back the
 * same, null for what is no number. Commas are its business; the nesting is the caller's.
 *
 *     struct json_out out = { .buffer = &buffer };
 *     json_open(&out, NULL, '{');
 *     json_put_number(&out, "goodput", 0.8655);
 *     json_close(&out, '}');
 */
#ifndef STORE_JSON_H
#define STORE_JSON_H

#include <stdbool.h>

#include "store/buffer.h"

struct json_out {
    struct buffer *buffer;
    bool comma; /* the next member needs one before it */
};

/* Opens an object ('{') or an array ('['). NAME is NULL inside an array and at the top. */
void json_open(struct json_out *out, const char *name, char bracket);
void json_close(struct json_out *out, char bracket);

/* One member each. NAME is NULL inside an array. In a text, what clean_acts() says of is escaped
 * (\u009b), so that the bytes are fit for a terminal and nothing is lost; bytes that are no UTF-8
 * become ?. A NULL text, a NaN and an infinity become null. */
void json_put_text(struct json_out *out, const char *name, const char *text);
void json_put_number(struct json_out *out, const char *name, double value);
void json_put_bool(struct json_out *out, const char *name, bool value);
void json_put_null(struct json_out *out, const char *name);

#endif
