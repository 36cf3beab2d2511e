/*
 * message.h: what the lesson says of an event, before it is put into words: a text by id, and what
 * stands in its placeholders. Scenes word it (scenes/message_words.h).
 */
#ifndef LESSON_MESSAGE_H
#define LESSON_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

struct control;
struct question;
struct unit;

/* Whether what was written last is on disk. */
enum scene_save { SCENE_SAVE_NONE, SCENE_SAVED, SCENE_NOT_SAVED };

enum message_word_kind {
    MESSAGE_PLAIN,   /* `text` as it is */
    MESSAGE_TYPED,   /* `text`, which somebody typed: its beginning */
    MESSAGE_TEXT,    /* the text with the id `text` */
    MESSAGE_TEXTS,   /* a list of those with the ids in `text`, between blanks */
    MESSAGE_CLAUSE,  /* the first clause of that text, up to a semicolon */
    MESSAGE_LABEL,   /* of `control` */
    MESSAGE_RANGE,   /* of `control` */
    MESSAGE_VALUE,   /* `value` as a value of `control` */
    MESSAGE_UNIT,    /* the name of `unit` */
    MESSAGE_AIMS,    /* "3 of 4 aims MET": `number` of the part's */
    MESSAGE_OPTIONS, /* of `question`, or of `control` */
};

/* What stands in the place of {NAME}. */
struct message_word {
    const char *name; /* NULL ends a list */
    enum message_word_kind kind;
    const char *text;
    size_t number;
    double value;
    const struct control *control;
    const struct question *question;
    const struct unit *unit;
};

enum { MESSAGE_WORDS = 4 };

/* All zero says nothing. What it points to holds until the next event. */
struct message {
    const char *id;    /* of the text; NULL: `plain` */
    const char *plain; /* NULL: nothing to say */
    bool alarm;        /* must not be overlooked */
    bool stays;        /* is shown until it has been read */
    const char *field; /* the question that it refuses; NULL: none */
    struct message_word words[MESSAGE_WORDS];
};

/* A text by id that needs no words. */
struct message message_text(const char *id);

/* "WHAT: why": what was asked for, and the text that says why it can't be. */
struct message message_about(const char *what, const char *id);

/* Words that are none of the lesson's texts. */
struct message message_plain(const char *text);

/* Whether there is anything to say. */
bool message_is_empty(const struct message *message);

#endif
