/* json: see the header. */
#include "store/json.h"

#include <math.h>
#include <unistr.h>

#include "store/clean.h"
#include "store/number.h"

/* Appends one character that JSON or a terminal would take for more than itself. */
static void json_escape(struct buffer *buffer, ucs4_t code)
{
    static const char letters[][2] = {{'"', '"'},  {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'},
                                      {'\n', 'n'}, {'\r', 'r'},  {'\t', 't'}};

    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (code == (ucs4_t)letters[i][0]) {
            buffer_add_format(buffer, "\\%c", letters[i][1]);
            return;
        }
    }
    if (code > 0xffff) {
        code -= 0x10000;
        buffer_add_format(buffer, "\\u%04x", 0xd800 + (unsigned)(code >> 10));
        code = 0xdc00 + (code & 0x3ff);
    }
    buffer_add_format(buffer, "\\u%04x", (unsigned)code);
}

static void json_string_add(struct buffer *buffer, const char *text)
{
    buffer_add_char(buffer, '"');
    while (*text != '\0') {
        ucs4_t code = 0;
        int length = u8_strmbtouc(&code, (const uint8_t *)text);

        if (length <= 0) { /* not UTF-8 */
            buffer_add_char(buffer, '?');
        } else if (code == '"' || code == '\\' || clean_acts(code)) {
            json_escape(buffer, code);
        } else {
            buffer_add(buffer, text, (size_t)length);
        }
        text += length > 0 ? length : 1;
    }
    buffer_add_char(buffer, '"');
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
