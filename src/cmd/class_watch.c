#include "cmd/class_watch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/say.h"
#include "store/clean.h"
#include "store/number.h"
#include "term/lines.h"

enum { LOOK_MS = 1000 };

/* ---- what is watched ---- */

static void note_fault(struct class_watch *watch)
{
    const struct fault_list *faults = &watch->hour.class.faults;
    buffer_cut(&watch->why, 0);
    if (faults->count > 0) {
        clean_format(&watch->why, "%s: %s", faults->items[0].file, faults->items[0].text);
    }
}

bool class_watch_look(struct class_watch *watch)
{
    uint64_t stamp = hour_stamp(watch->course, watch->folders);
    if (stamp == watch->stamp) {
        return false;
    }
    hour_free(&watch->hour);
    hour_read(&watch->hour, watch->catalog, watch->course, watch->folders);
    note_fault(watch);
    watch->stamp = stamp;
    return true;
}

void class_watch_close(struct class_watch *watch)
{
    hour_free(&watch->hour);
    buffer_free(&watch->why);
}

/* ---- by lines ---- */

static void add_rows(struct buffer *out, const struct class_watch *watch)
{
    for (size_t row = 0; row < watch->hour.count; row++) {
        buffer_add_format(out, "%zu  ", row + 1);
        hour_add_row(out, &watch->hour, row);
        buffer_add_char(out, '\n');
    }
    hour_add_total(out, &watch->hour);
    if (watch->why.length > 0) {
        buffer_add_format(out, "%s\n", buffer_text(&watch->why));
    }
}

/* Of NOW those lines that BEFORE has not. */
static void say_new(const char *before, const struct buffer *now)
{
    const char *line = buffer_text(now);
    for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        size_t length = (size_t)(end - line) + 1;
        bool known = false;
        for (const char *old = before; *old && !known; old += strcspn(old, "\n") + 1) {
            known = strncmp(old, line, length) == 0;
        }
        if (!known) {
            say_line("%.*s", (int)length - 1, line);
        }
    }
    say_finish();
}

static const char hint[] = "A number of the list shows its predictions, an empty line the list; "
                           "quit ends.";

static void say_question(const struct class_watch *watch, const char *text)
{
    struct buffer out = {0};
    long long number;
    if (number_parse_integer(text, 1, (long long)watch->hour.count, &number)) {
        hour_add_question(&out, &watch->hour, (size_t)number - 1, 0);
    } else {
        buffer_add_format(&out, "%s\n", hint);
    }
    say_text(&out);
    say_finish();
    buffer_free(&out);
}

/* What a line asks for; false to end. */
static bool answer(const struct class_watch *watch, const char *text, const struct buffer *rows)
{
    if (strcmp(text, "quit") == 0 || strcmp(text, "q") == 0) {
        return false;
    }
    if (*text) {
        say_question(watch, text);
    } else {
        say_text(rows);
        say_finish();
    }
    return true;
}

void class_watch_speak(struct class_watch *watch)
{
    struct lines *lines = lines_new(STDIN_FILENO, watch->signals);
    struct buffer rows = {0};
    const char *text;
    say_line("%s", hint);
    for (bool more = true; more;) {
        if (class_watch_look(watch)) {
            char *before = buffer_take(&rows);
            add_rows(&rows, watch);
            say_new(before, &rows);
            free(before);
        }
        enum line_status status = lines_next(lines, LOOK_MS, &text);
        more = status != LINE_END && !say_failed() &&
               (status != LINE_READ || answer(watch, text, &rows));
    }
    buffer_free(&rows);
    lines_free(lines);
}
