/* speak.h: scenes as plain lines. */
#ifndef TERM_SPEAK_H
#define TERM_SPEAK_H

#include <stdio.h>

#include "scenes/stage.h"
#include "course/text.h"
#include "store/buffer.h"

struct speaker {
    const struct stage *stage; /* whose language */
    FILE *out;
    int cols; /* wraps at so many cells; 0: never */
};

/* One paragraph of printf's format, wrapped, with a newline. */
void speak(const struct speaker *speaker, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The session's text with this id, as a paragraph; with words in its placeholders. */
void speak_text(const struct speaker *speaker, const char *id);
void speak_words(const struct speaker *speaker, const char *id, const struct word *words);

/* The whole scene: heading, paragraphs, instruments, the numbered menu of its fields. */
void speak_scene(const struct speaker *speaker, const struct scene *scene);

/* "Part 1. Cloud Titan. Step: workbench.": where the student is, in one line. */
void speak_place(const struct speaker *speaker, const struct scene *scene);

/* The numbered menu alone. */
void speak_menu(const struct speaker *speaker, const struct scene *scene);

/* A row as a sentence: "bisection: 0.03, below 1, MET." */
void speak_row(struct buffer *text, const struct scene_row *row);

/* All rows that carry a verdict, a line each: to be compared after a change. */
void speak_verdicts(struct buffer *text, const struct scene *scene);

#endif
