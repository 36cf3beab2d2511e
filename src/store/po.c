#include "store/po.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "store/file.h"
#include "store/memory.h"
#include "store/names.h"

enum { PO_MAX = 16 << 20 };

/* ---- writing ---- */

static void add_string(struct buffer *out, const char *text)
{
    buffer_add_char(out, '"');
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '\n': buffer_add_text(out, text[1] == '\0' ? "\\n" : "\\n\"\n\""); break;
        case '\t': buffer_add_text(out, "\\t"); break;
        case '"': buffer_add_text(out, "\\\""); break;
        case '\\': buffer_add_text(out, "\\\\"); break;
        default: buffer_add_char(out, *text);
        }
    }
    buffer_add_text(out, "\"\n");
}

/* A keyword and its text; one of several lines begins with an empty one, as gettext has it. */
static void add_word(struct buffer *out, const char *word, const char *text)
{
    const char *newline = strchr(text, '\n');
    buffer_add_format(out, "%s %s", word, newline != NULL && newline[1] != '\0' ? "\"\"\n" : "");
    add_string(out, text);
}

static void add_lines(struct buffer *out, const char *lead, const char *lines)
{
    while (lines != NULL && *lines != '\0') {
        size_t length = strcspn(lines, "\n");
        buffer_add_format(out, "%s %.*s\n", lead, (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

void po_add(struct buffer *out, const struct po_message *message, size_t forms)
{
    add_lines(out, "#.", message->comment);
    add_lines(out, "#:", message->place);
    if (message->fuzzy) {
        buffer_add_text(out, "#, fuzzy\n");
    }
    if (message->context != NULL) {
        add_word(out, "msgctxt", message->context);
    }
    add_word(out, "msgid", message->id);
    if (message->plural == NULL) {
        add_word(out, "msgstr", message->texts[0] == NULL ? "" : message->texts[0]);
    } else {
        add_word(out, "msgid_plural", message->plural);
        for (size_t i = 0; i < forms && i < PO_FORMS; i++) {
            char word[16] = "msgstr[0]";
            word[7] = (char)('0' + i);
            add_word(out, word, message->texts[i] == NULL ? "" : message->texts[i]);
        }
    }
    buffer_add_char(out, '\n');
}

/* ---- reading ---- */

struct reader {
    const char *path;
    size_t line;
    struct arena *arena;
    struct fault_list *faults;
    struct po *po;
    struct po_message message; /* that is being read */
    bool fuzzy;                /* what is said of the next one */
    struct buffer text;        /* of the keyword that was read last, */
    const char **into;         /* and where it goes; NULL: there is none */
    struct names contexts;
};

static void fault(struct reader *reader, const char *what)
{
    fault_add(reader->faults, reader->path, reader->line, NULL, "%s", what);
}

static void end_text(struct reader *reader)
{
    if (reader->into != NULL) {
        *reader->into = arena_strdup(reader->arena, buffer_text(&reader->text));
        buffer_cut(&reader->text, 0);
        reader->into = NULL;
    }
}

static void end_message(struct reader *reader)
{
    struct po *po = reader->po;
    struct po_message *message = &reader->message;
    end_text(reader);
    if (message->id != NULL && message->texts[0] == NULL) {
        fault_add(reader->faults, reader->path, message->line, message->context,
                  "this message has no msgstr; write one, which may be empty");
    } else if (message->id != NULL) {
        size_t first = names_put(&reader->contexts,
                                 message->context == NULL ? message->id : message->context,
                                 po->count);
        if (first < po->count) {
            fault_add(reader->faults, reader->path, message->line, message->context,
                      "this message is there twice, first in line %zu; delete one",
                      po->items[first].line);
        }
        po->items = memory_grow(po->items, po->count, &po->room, sizeof *po->items);
        po->items[po->count++] = *message;
    } else if (message->context != NULL) {
        fault_add(reader->faults, reader->path, message->line, message->context,
                  "this message has no msgid; write the English text");
    }
    *message = (struct po_message){0};
}

/* One string in quotes, up to the end of the line, onto the text. */
static void read_string(struct reader *reader, const char *at)
{
    static const char signs[] = "ntr\"\\", means[] = "\n\t\r\"\\";
    at += strspn(at, " \t");
    if (*at++ != '"') {
        fault(reader, "a text stands between quotes; write \" before it and behind it");
        return;
    }
    for (; *at != '"'; at++) {
        const char *sign = *at == '\\' && at[1] != '\0' ? strchr(signs, at[1]) : NULL;
        if (*at == '\0') {
            fault(reader, "this text doesn't end; write \" behind it");
            return;
        }
        if (*at == '\\' && sign == NULL) {
            fault(reader, "a backslash stands before n, t, r, \" or another one; write two");
            return;
        }
        buffer_add_char(&reader->text, sign == NULL ? *at : means[sign - signs]);
        at += sign != NULL;
    }
    if (at[1 + strspn(at + 1, " \t")] != '\0') {
        fault(reader, "something stands behind the text; write \\\" for a quote in it");
    }
}

/* Where a keyword's text goes; NULL, with a fault, where it doesn't fit. */
static const char **place_of(struct reader *reader, const char *word)
{
    struct po_message *message = &reader->message;
    bool begins = strcmp(word, "msgctxt") == 0 ||
                  (strcmp(word, "msgid") == 0 && message->id != NULL);
    if (begins) {
        end_message(reader);
    }
    if (message->line == 0) {
        message->line = reader->line;
        message->fuzzy = reader->fuzzy;
        reader->fuzzy = false;
    }
    bool numbered = strncmp(word, "msgstr[", 7) == 0 && word[7] >= '0' &&
                    word[7] < '0' + PO_FORMS && strcmp(word + 8, "]") == 0;
    size_t form = numbered ? (size_t)(word[7] - '0') : 0;
    const char **place = strcmp(word, "msgctxt") == 0              ? &message->context
                         : strcmp(word, "msgid") == 0              ? &message->id
                         : strcmp(word, "msgid_plural") == 0       ? &message->plural
                         : numbered || strcmp(word, "msgstr") == 0 ? &message->texts[form]
                                                                   : NULL;
    if (place == NULL) {
        fault(reader, "a line begins with msgctxt, msgid, msgid_plural, msgstr, a quote or #; "
                      "correct the word");
    } else if (place >= &message->texts[0] && message->id == NULL) {
        fault(reader, "a msgstr stands before its msgid; write that first");
        place = NULL;
    } else if (place >= &message->texts[0] && numbered != (message->plural != NULL)) {
        fault(reader, "msgstr[0] belongs to a msgid_plural, and msgstr to a msgid alone; "
                      "correct the word");
        place = NULL;
    } else if (*place != NULL) {
        fault(reader, "this word is there twice in one message; delete one");
        place = NULL;
    }
    return place;
}

static void read_line(struct reader *reader, char *line)
{
    line += strspn(line, " \t");
    if (*line == '\0') {
        end_text(reader);
    } else if (*line == '#') {
        end_text(reader);
        if (reader->message.texts[0] != NULL) {
            end_message(reader);
        }
        reader->fuzzy = reader->fuzzy || (line[1] == ',' && strstr(line, "fuzzy") != NULL);
    } else if (*line == '"') {
        if (reader->into == NULL) {
            fault(reader, "a text stands here without a word before it; write msgid or msgstr");
            return;
        }
        read_string(reader, line);
    } else {
        size_t length = strcspn(line, " \t\"");
        const char *word = arena_printf(reader->arena, "%.*s", (int)length, line);
        end_text(reader);
        reader->into = place_of(reader, word);
        if (reader->into != NULL) {
            read_string(reader, line + length);
        }
    }
}

static void read_lines(struct reader *reader, char *bytes)
{
    char *next = strncmp(bytes, "\xef\xbb\xbf", 3) == 0 ? bytes + 3 : bytes;
    for (char *line = next; next != NULL; line = next) {
        size_t length = strcspn(line, "\n");
        next = line[length] == '\n' ? line + length + 1 : NULL;
        line[length] = '\0';
        if (length > 0 && line[length - 1] == '\r') {
            line[length - 1] = '\0';
        }
        reader->line++;
        if (u8_check((const uint8_t *)line, strlen(line)) != NULL) {
            fault(reader, "this line is not UTF-8; save the file as UTF-8");
        } else {
            read_line(reader, line);
        }
    }
    end_message(reader);
}

bool po_read(struct arena *arena, const char *path, struct po *po, struct fault_list *faults)
{
    struct reader reader = {.path = path, .arena = arena, .faults = faults, .po = po};
    struct buffer bytes = {0}, why = {0};
    size_t before = faults->count + faults->dropped;
    if (!file_read(store_kernel_system(), path, 0, PO_MAX, &bytes, &why)) {
        fault_add(faults, path, 0, NULL, "%s", buffer_text(&why));
    } else if (strlen(buffer_text(&bytes)) != bytes.length) {
        fault_add(faults, path, 0, NULL, "it holds a NUL, which no text has; save it as text");
    } else {
        char *copy = buffer_take(&bytes);
        read_lines(&reader, copy);
        free(copy);
    }
    names_free(&reader.contexts);
    buffer_free(&reader.text);
    buffer_free(&bytes);
    buffer_free(&why);
    return faults->count + faults->dropped == before;
}

void po_free(struct po *po)
{
    free(po->items);
    *po = (struct po){0};
}

const char *po_field(struct arena *arena, const struct po *po, const char *name)
{
    const char *header = "";
    size_t length = strlen(name);
    for (size_t i = 0; i < po->count; i++) {
        bool is_header = po->items[i].context == NULL && *po->items[i].id == '\0';
        header = is_header ? po->items[i].texts[0] : header;
    }
    while (strncmp(header, name, length) != 0 || header[length] != ':') {
        header += strcspn(header, "\n");
        if (*header++ == '\0') {
            return NULL;
        }
    }
    header += length + 1;
    header += strspn(header, " \t");
    return arena_printf(arena, "%.*s", (int)strcspn(header, "\n"), header);
}
