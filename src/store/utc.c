/* utc: see the header. */
#include "store/utc.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *utc_format(char text[32], const char *format, int64_t *time_ms)
{
    const int64_t limit = INT64_C(253402300800000);
    time_t seconds;
    struct tm utc = {0};

    if (*time_ms < 0 || *time_ms >= limit) {
        *time_ms = 0;
    }
    seconds = (time_t)(*time_ms / 1000);
    gmtime_r(&seconds, &utc);
    strftime(text, 32, format, &utc);
    return text;
}

void utc_add(struct buffer *out, int64_t time_ms)
{
    char text[32];

    buffer_add_text(out, utc_format(text, "%Y-%m-%dT%H:%M:%S", &time_ms));
    buffer_add_format(out, ".%03dZ", (int)(time_ms % 1000));
}

void utc_add_compact(struct buffer *out, int64_t time_ms)
{
    char text[32];

    buffer_add_text(out, utc_format(text, "%Y%m%dT%H%M%SZ", &time_ms));
}

/* True when TEXT has the shape of PATTERN, in which 0 stands for any digit. */
static bool utc_has_shape(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; pattern++, text++) {
        if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern) {
            return false;
        }
    }
    return *text == '\0';
}

bool utc_parse(const char *text, int64_t *time_ms)
{
    struct tm utc = {.tm_hour = 23, .tm_min = 59, .tm_sec = 59};
    int ms = 0;

    if (utc_has_shape(text, "0000-00-00T00:00Z")) {
        utc.tm_sec = 0;
    } else if (!utc_has_shape(text, "0000-00-00") && !utc_has_shape(text, "0000-00-00T00:00:00Z") &&
               !utc_has_shape(text, "0000-00-00T00:00:00.000Z")) {
        return false;
    }
    sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d.%3d", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
           &utc.tm_hour, &utc.tm_min, &utc.tm_sec, &ms);
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;

    struct tm asked = utc;
    time_t seconds = timegm(&utc); /* moves what doesn't exist, February 30, to what does */

    if (utc.tm_mon != asked.tm_mon || utc.tm_mday != asked.tm_mday ||
        utc.tm_hour != asked.tm_hour || utc.tm_min != asked.tm_min || utc.tm_sec != asked.tm_sec ||
        seconds < 0) {
        return false;
    }
    *time_ms = (int64_t)seconds * 1000 + ms;
    return true;
}
