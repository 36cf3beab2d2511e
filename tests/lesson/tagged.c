#include "tagged.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/placeholder.h"
#include "sim/output.h"
#include "store/buffer.h"

static bool is_figure(const struct placeholder *p)
{
    return p->unit && p->digits && (sim_output_find(p->name) || sim_param_find(p->name));
}

void tagged_texts(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->texts.count; i++) {
        struct text_entry *entry = &catalog->texts.items[i];
        struct buffer tagged = {0};
        struct placeholder p;
        const char *text = entry->text;
        while (placeholder_next(text, &p)) {
            buffer_add(&tagged, text, (size_t)(p.begin - text));
            if (is_figure(&p)) {
                buffer_add_format(&tagged, "\1%s:%s\2", p.name, p.unit);
            }
            buffer_add(&tagged, p.begin, (size_t)(p.end - p.begin));
            buffer_add_text(&tagged, is_figure(&p) ? "\3" : "");
            text = p.end;
        }
        buffer_add_text(&tagged, text);
        entry->text = arena_strdup(catalog->arena, buffer_text(&tagged));
        buffer_free(&tagged);
    }
}

double tagged_number(const char *said, size_t length, double *slack)
{
    static const char suffixes[] = "kMGT";
    char digits[64] = "", *rest;
    const char *at = said, *end = said + length;
    size_t count = 0;
    *slack = NAN;
    while (at < end && !isdigit((unsigned char)*at)) {
        at++;
    }
    bool minus = at > said && at[-1] == '-';
    for (; at < end && count + 1 < sizeof digits; at++) {
        if (*at != ',') { /* between groups of three */
            digits[count++] = *at;
        }
    }
    if (count == 0) {
        return NAN;
    }
    double value = strtod(digits, &rest);
    const char *dot = memchr(digits, '.', (size_t)(rest - digits));
    const char *e = memchr(digits, 'e', (size_t)(rest - digits));
    int decimals = dot ? (int)((e ? e : rest) - dot) - 1 : 0;
    *slack = 0.5001 * pow(10, (e ? atoi(e + 1) : 0) - decimals);
    const char *suffix = *rest ? strchr(suffixes, *rest) : NULL;
    if (suffix) { /* three digits, and zeros left out */
        value *= pow(1000, (double)(suffix - suffixes) + 1);
        *slack = 0.00501 * value;
    }
    return minus ? -value : value;
}
