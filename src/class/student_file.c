#include "class/student_file.h"

#include <ctype.h>

static void add_name(struct buffer *name, const char *login, const char *percent)
{
    for (; *login; login++) {
        unsigned char c = (unsigned char)*login;
        if (isalnum(c) || c == '-' || c == '_') {
            buffer_add_char(name, (char)c);
        } else {
            buffer_add_format(name, "%s%02X", percent, c);
        }
    }
}

void student_file_name(struct buffer *name, const char *login, const char *ending)
{
    add_name(name, login, "%");
    buffer_add_text(name, ending);
}

void student_file_link(struct buffer *link, const char *login, const char *ending)
{
    add_name(link, login, "%25");
    buffer_add_text(link, ending);
}
