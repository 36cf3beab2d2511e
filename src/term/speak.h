/* speak.h: plain lines for a voice. */
#ifndef TERM_SPEAK_H
#define TERM_SPEAK_H

#include <stdio.h>

#include "scenes/stage.h"
#include "course/text.h"
#include "store/buffer.h"

enum { SPEAK_AS_WINDOW = -1 };

struct speaker {
    const struct stage *stage; /* whose language */
    FILE *out;
    int cols; /* wraps at so many cells; 0: never; SPEAK_AS_WINDOW: as wide as the terminal
                 that `out` is, at that moment */
    struct buffer *said; /* all that was spoken since the last line was read; NULL: not kept */
};

/* One paragraph of printf's format, wrapped, with a newline. */
void speak(const struct speaker *speaker, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A prompt, wrapped, with a blank behind its last line. */
void speak_prompt(const struct speaker *speaker, const char *prompt);

/* The session's text with this id, as a paragraph; with words in its placeholders. */
void speak_text(const struct speaker *speaker, const char *id);
void speak_words(const struct speaker *speaker, const char *id, const struct word *words);

/* "Part 1. Cloud Titan. Step: workbench.": where the student is, as a line; nothing where that has
 * no name. */
void speak_place(struct buffer *text, const struct speaker *speaker, const struct scene *scene);

/* Ends a sentence, unless it has an end. */
void speak_full_stop(struct buffer *text);

/* Appends what stands before a value: "bisection: ", and a question as it is. */
void speak_label(struct buffer *text, const char *label);

/* A row as a sentence: "bisection: 0.03, below 1, MET." */
void speak_row(struct buffer *text, const struct scene_row *row);

#endif
