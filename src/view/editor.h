/*
 * editor.h: a line or a text that is being written.
 *
 * What the user moves over and deletes are grapheme clusters: an accent goes with its letter.
 * The text is always valid UTF-8 without control characters but newline.
 */
#ifndef VIEW_EDITOR_H
#define VIEW_EDITOR_H

#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct editor;

/* An empty editor that holds at most `limit` bytes; not multiline, a newline becomes a blank. The
 * caller frees it. */
struct editor *editor_new(size_t limit, bool multiline);
void editor_free(struct editor *editor);

/* The text, until the next change. */
const char *editor_text(const struct editor *editor);

/* Bytes that it has room for. */
size_t editor_room(const struct editor *editor);

/* Where the cursor stands: before this byte of it. */
size_t editor_cursor(const struct editor *editor);

/* Replaces the text as editor_paste would; the cursor goes to its end. Counts as saved. */
void editor_set_text(struct editor *editor, const char *text);

/* Inserts a code point at the cursor. False: it's a control character or does not fit. */
bool editor_insert(struct editor *editor, uint32_t code);

/* Inserts bytes that came at once: invalid ones and control characters are left out, a tab is a
 * blank, CR, LF and CR LF are a newline. Returns false when the limit cut it. */
bool editor_paste(struct editor *editor, const char *bytes, size_t length);

/* A new line at the cursor. False: there is one line only, or no room. */
bool editor_enter(struct editor *editor);

/* What keys do to the text and its cursor. Lines are those that the user sees: wrapped to the width
 * of the last editor_draw. */
enum editor_deed {
    EDITOR_LEFT,
    EDITOR_RIGHT,
    EDITOR_WORD_LEFT,
    EDITOR_WORD_RIGHT,
    EDITOR_UP,
    EDITOR_DOWN,
    EDITOR_HOME,
    EDITOR_END,
    EDITOR_BACKSPACE, /* deletes the cluster before the cursor */
    EDITOR_DELETE,    /* the one under it */
    EDITOR_CUT_WORD,  /* cuts the word before it */
    EDITOR_CUT_START, /* what is before it in the line, or the newline before that */
    EDITOR_CUT_END,   /* what is behind it in the line, or the newline behind that */
    EDITOR_PUT_BACK   /* inserts what was cut last */
};

/* Does it. False: there was nothing to do, as at an end of the text. */
bool editor_do(struct editor *editor, enum editor_deed deed);

/* Bytes inserted and deleted since the text was last saved. */
size_t editor_dirty_bytes(const struct editor *editor);
void editor_mark_saved(struct editor *editor);

/* The rows that its text takes, wrapped to that width. */
int editor_rows(struct editor *editor, int cols);

/* The first of them that editor_draw drew last: so many are above it. */
int editor_above(const struct editor *editor);

/* Draws the part around the cursor and, with the focus, places the canvas' cursor. */
void editor_draw(struct canvas *canvas, struct rect rect, struct editor *editor, bool focus);

#endif
