#include "cmd/student.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "store/memory.h"
#include "store/path.h"

char *student_ledger(const char *file, const char *course, struct buffer *why)
{
    return file ? memory_text(file) : path_ledger(course ? course : STUDENT_COURSE, why);
}

char *student_login(void)
{
    char number[24];
    const struct passwd *user = getpwuid(getuid());
    if (user && user->pw_name[0]) {
        return memory_text(user->pw_name);
    }
    snprintf(number, sizeof number, "%lu", (unsigned long)getuid());
    return memory_text(number);
}
