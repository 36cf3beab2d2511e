#include "report/doc_text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unilbrk.h>
#include <uniwidth.h>

#include "store/memory.h"

enum { COLUMNS = 72, INDENT = 2, HANGING = 4, QUOTED = 6 };

static void add_blanks(struct buffer *out, int count)
{
    for (int i = 0; i < count; i++) {
        buffer_add_char(out, ' ');
    }
}

static void trim(struct buffer *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ') {
        buffer_cut(out, out->length - 1);
    }
}

/* One paragraph: its first line is indented by `first`, the others by `rest`. */
static void add_wrapped(struct buffer *out, const char *text, int first, int rest)
{
    size_t bytes = strlen(text);
    char *breaks = memory_get(bytes + 1, 1);
    /* Its lines all have the width of the later ones: the first begins as if they had blanks. */
    u8_width_linebreaks((const uint8_t *)text, bytes, COLUMNS - rest, first - rest, 0, NULL,
                        "UTF-8", breaks);
    add_blanks(out, first);
    for (size_t i = 0; i < bytes; i++) {
        if (i > 0 && (breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY)) {
            trim(out);
            buffer_add_char(out, '\n');
            add_blanks(out, rest);
        }
        buffer_add_char(out, text[i]);
    }
    trim(out);
    buffer_add_char(out, '\n');
    free(breaks);
}

static void add_heading(struct buffer *out, const char *text)
{
    buffer_add_format(out, "%s\n", text);
    for (int i = u8_strwidth((const uint8_t *)text, "UTF-8"); i > 0; i--) {
        buffer_add_char(out, '-');
    }
    buffer_add_char(out, '\n');
}

static void add_lines(struct buffer *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_text_n(text, length);
        add_wrapped(out, line, QUOTED, QUOTED);
        text += length + (text[length] == '\n');
        free(line);
    }
}

static void add_field(struct buffer *out, const char *label, const char *text)
{
    struct buffer line = {0};
    buffer_add_format(&line, "%s: %s", label, text);
    add_wrapped(out, buffer_text(&line), INDENT, HANGING);
    buffer_free(&line);
}

void doc_text_write(const struct doc *doc, struct buffer *out)
{
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_item *item = &doc->items[i];
        switch (item->kind) {
        case DOC_SECTION:
            buffer_add_text(out, i > 0 ? "\n" : "");
            add_heading(out, item->label);
            break;
        case DOC_PART:
            buffer_add_char(out, '\n');
            add_wrapped(out, item->label, 0, INDENT);
            break;
        case DOC_FIELD: add_field(out, item->label, item->text); break;
        case DOC_WRITTEN:
            add_field(out, item->label, "");
            add_lines(out, item->text[0] ? item->text : "-");
            break;
        case DOC_NOTE: add_wrapped(out, item->text, INDENT, INDENT); break;
        case DOC_FIGURE: break;
        }
    }
}
