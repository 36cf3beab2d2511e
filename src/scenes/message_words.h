/* message_words: what the lesson says, in words. */
#ifndef SCENES_MESSAGE_WORDS_H
#define SCENES_MESSAGE_WORDS_H

#include "lesson/message.h"
#include "scenes/build.h"

/* The message as one line; "" where there is nothing to say. It lives as long as the arena. */
const char *message_words(const struct build *build, const struct message *message);

#endif
