/*
 * dialog.h: asking and telling in plain lines: a prompt and the line that answers it, a message, a
 * scene a page at a time. Where a script answers, the first thing that is refused ends it.
 */
#ifndef TERM_DIALOG_H
#define TERM_DIALOG_H

#include "term/lines.h"
#include "term/speech.h"

/* Lines that are said a while at a time; they were said up to byte `at`. */
struct open_page {
    struct buffer text;
    size_t at;
};

struct dialog {
    struct stage *stage;
    struct lines *lines;
    struct speaker speaker;
    bool (*is_word)(const char *line); /* whether the lab has a word of this name (words.h) */
    bool echo;                         /* no terminal shows what is read, so we do */
    bool keep_going;                   /* a script goes on after what is refused */
    bool unsaved;                      /* and has said so */
    bool left;                         /* ^C left the last prompt */
    bool done;
    bool failed;              /* a script ended at a line that was refused */
    struct open_page screen;  /* what the screen has to say (speech.h) */
    struct open_page list;    /* what a word asked for, or what a reply left to say */
    struct buffer alarm;      /* the one that was said last, without its digits */
    struct buffer said, last; /* since the last line was read; before it */
    struct buffer codes;      /* the last lines that held a code, spelled; empty: none did */
    bool nothing;             /* and it said no more than that there is nothing */
};

/* The scene now, and a text of the session's language. */
const struct scene *dialog_scene(const struct dialog *dialog);
const char *dialog_text(const struct dialog *dialog, const char *id);

/* Prompts and reads a line; NULL when the prompt was left or there is no line any more. */
const char *dialog_ask(struct dialog *dialog, const char *prompt);

/*
 * The same while a text is being written: LINE_READ with the line, LINE_PAUSED after `pause_ms`,
 * when the prompt `stands` for the next call, LINE_LEFT or LINE_END.
 */
enum line_status dialog_listen(struct dialog *dialog, const char *prompt, bool stands, int pause_ms,
                               const char **line);

/* Whether a line was answered with yes; no where the prompt was left. */
bool dialog_confirm(struct dialog *dialog, const char *question);

/* Says why a line can't be done, by a text's id; a script ends there. */
void dialog_refuse(struct dialog *dialog, const char *id, const struct word *words);

/* The same where an event was refused, which the scene's message says. */
void dialog_refused(struct dialog *dialog);

/* Says the scene's message, once more if nothing could be saved. Whether the scene's alarm was said
 * last, whatever its numbers were; where a reply has told of it, or there is none, that is known by
 * dialog_hear, which only says what is not saved. */
void dialog_say_message(struct dialog *dialog);
void dialog_hear(struct dialog *dialog);
bool dialog_knows_alarm(const struct dialog *dialog);

/* Says the scene from its beginning for so many seconds, then what can be typed to go on. */
void dialog_speak_scene(struct dialog *dialog, double seconds);

/* Goes on: with the list while it has lines, else with the screen; then that there is more, or at
 * the end of both that this was all. */
void dialog_more(struct dialog *dialog, double seconds);

/* After a change of the scene: what is left to say of it is what it says now. */
void dialog_renew(struct dialog *dialog);

/* What a word has said is not said again where the screen was in the midst of it. */
void dialog_pass(struct dialog *dialog, const char *text);

/* Empties the list, for lines that are to be said a while at a time. */
struct buffer *dialog_open_list(struct dialog *dialog);

/* Frees what the dialog keeps. */
void dialog_close(struct dialog *dialog);

#endif
