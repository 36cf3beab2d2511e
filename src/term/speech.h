/*
 * speech.h: what a scene has to say, line by line, and how much of it is said at a time. A listener
 * can't skim: a screen begins with what matters, in a few seconds, and goes on when asked.
 */
#ifndef TERM_SPEECH_H
#define TERM_SPEECH_H

#include "term/speak.h"

/* Seconds of a voice at 175 words a minute, as speech_seconds() reckons them; what is told of a
 * change. */
enum {
    SPEECH_REPLY_S = 6,
    SPEECH_TOLD_S = 8,
    SPEECH_BRIEF_S = 22,
    SPEECH_PIECE_S = 25,
    SPEECH_WHOLE_S = 52
};

/* Appends the scene's lines, each with its newline: where it is, paragraphs, instruments in a
 * sentence or their rows of verdicts, the numbered menu; of a workbench the aims that are not met,
 * the menu, and then the pictures. An empty line stands before what is new.
 */
void speech_scene(struct buffer *text, const struct speaker *speaker, const struct scene *scene);

/* The menu alone; an instrument with all its rows; the verdicts on
 * the aims, whole or in words alone.
 */
void speech_menu(struct buffer *text, const struct speaker *speaker, const struct scene *scene);
void speech_table(struct buffer *text, const struct scene_instrument *instrument);
void speech_aims(struct buffer *text, const struct scene *scene, bool whole);

/* Whether an instrument is one of those: the table of aims, and how far they hold under stress,
 * where there is one, since other instruments repeat some of it beside what they show. Else all
 * verdicts, or whatever there is. */
bool speech_is_of_aims(const struct scene *scene, const struct scene_instrument *instrument);

/* How many words a text has. */
size_t speech_words(const char *text);

/* Appends "NOT MET: carbon; budget.": the aims with that verdict, while they fit into the seconds.
 * Returns how many don't. */
size_t speech_aims_of(struct buffer *text, const struct scene_instrument *aims,
                      enum scene_verdict verdict, double seconds);

/* About how long a voice takes for so many bytes. */
double speech_seconds(const char *text, size_t length);

/*
 * Prints the lines from byte `from` on, at least one and no more than fit into `seconds`; the
 * result is where the next call goes on: text->length at the end.
 */
size_t speech_read(const struct speaker *speaker, const struct buffer *text, size_t from,
                   double seconds);

#endif
