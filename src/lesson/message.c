#include "lesson/message.h"

struct message message_text(const char *id)
{
    return (struct message){.id = id};
}

struct message message_about(const char *what, const char *id)
{
    return (struct message){
        .id = "ui.about",
        .words = {{"what", MESSAGE_TYPED, .text = what}, {"why", MESSAGE_TEXT, .text = id}}};
}

struct message message_plain(const char *text)
{
    return (struct message){.plain = text};
}

bool message_is_empty(const struct message *message)
{
    return !message->id && !message->plain;
}
