/* json: see the header. jansson spells the strings; it can't print numbers shortest. */
#include "store/json.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "store/memory.h"
#include "store/number.h"

static void json_string_add(struct buffer *buffer, const char *text)
{
    json_t *string = json_string(text);

    if (string == NULL) { /* not UTF-8 */
        char *ascii = memory_text(text);

        for (char *c = ascii; *c != '\0'; c++) {
            *c = (unsigned char)*c < 0x80 ? *c : '?';
        }
        string = json_string(ascii);
        free(ascii);
    }

    char *spelled = json_dumps(string, JSON_ENCODE_ANY);

    if (spelled == NULL) {
        abort(); /* out of memory: a valid string has no other way to fail */
    }
    buffer_add_text(buffer, spelled);
    free(spelled);
    json_decref(string);
}

static void json_member(struct json_out *out, const char *name)
{
    if (out->comma) {
        buffer_add_char(out->buffer, ',');
    }
    out->comma = true;
    if (name != NULL) {
        json_string_add(out->buffer, name);
        buffer_add_char(out->buffer, ':');
    }
}

void json_open(struct json_out *out, const char *name, char bracket)
{
    json_member(out, name);
    buffer_add_char(out->buffer, bracket);
    out->comma = false;
}

void json_close(struct json_out *out, char bracket)
{
    buffer_add_char(out->buffer, bracket);
    out->comma = true;
}

void json_put_text(struct json_out *out, const char *name, const char *text)
{
    if (text == NULL) {
        json_put_null(out, name);
        return;
    }
    json_member(out, name);
    json_string_add(out->buffer, text);
}

void json_put_number(struct json_out *out, const char *name, double value)
{
    char text[NUMBER_ROOM];

    if (!isfinite(value)) {
        json_put_null(out, name);
        return;
    }
    json_member(out, name);
    buffer_add_text(out->buffer, number_short(value, text));
}

void json_put_bool(struct json_out *out, const char *name, bool value)
{
    json_member(out, name);
    buffer_add_text(out->buffer, value ? "true" : "false");
}

void json_put_null(struct json_out *out, const char *name)
{
    json_member(out, name);
    buffer_add_text(out->buffer, "null");
}
