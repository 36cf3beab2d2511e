#include "course/plural.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 32, BINDING_MAX = 6, TRIED_MAX = 1000 };

/* The rule, read as an expression of C over n. */
struct plural_parser {
    const char *at;
    unsigned long n;
    int depth;
    bool bad;
};

static unsigned long read_choice(struct plural_parser *scan);

static void skip_blanks(struct plural_parser *scan)
{
    scan->at += strspn(scan->at, " \t");
}

static bool take(struct plural_parser *scan, const char *sign)
{
    skip_blanks(scan);
    bool there = strncmp(scan->at, sign, strlen(sign)) == 0;
    scan->at += there ? strlen(sign) : 0;
    return there;
}

static unsigned long read_number(struct plural_parser *scan)
{
    char *end;
    skip_blanks(scan);
    if (*scan->at < '0' || *scan->at > '9') {
        scan->bad = true;
        return 0;
    }
    errno = 0;
    unsigned long value = strtoul(scan->at, &end, 10);
    scan->bad = scan->bad || errno != 0;
    scan->at = end;
    return value;
}

static unsigned long read_operand(struct plural_parser *scan)
{
    unsigned long value;
    if (scan->bad || ++scan->depth > DEPTH_MAX) {
        scan->bad = true;
        return 0;
    }
    if (take(scan, "!")) {
        value = !read_operand(scan);
    } else if (take(scan, "(")) {
        value = read_choice(scan);
        scan->bad = !take(scan, ")") || scan->bad;
    } else {
        value = take(scan, "n") ? scan->n : read_number(scan);
    }
    scan->depth--;
    return value;
}

/* The operators, the longer before those that they begin with; 6 binds closest. */
static const struct {
    char sign[3];
    int binding;
} operators[] = {
    {"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4},
    {">", 4},  {"+", 5},  {"-", 5},  {"*", 6},  {"/", 6},  {"%", 6},
};
enum { OPERATORS = sizeof operators / sizeof operators[0] };

/* The operator that stands next, if it binds so; OPERATORS. */
static size_t take_operator(struct plural_parser *scan, int binding)
{
    for (size_t i = 0; i < OPERATORS; i++) {
        if (operators[i].binding == binding && take(scan, operators[i].sign)) {
            return i;
        }
    }
    return OPERATORS;
}

static unsigned long apply(struct plural_parser *scan, const char *sign, unsigned long a,
                           unsigned long b)
{
    if (strchr("/%", *sign) != NULL && b == 0) {
        scan->bad = true;
        return 0;
    }
    switch (*sign) {
    case '|': return a || b;
    case '&': return a && b;
    case '=': return a == b;
    case '!': return a != b;
    case '<': return sign[1] == '=' ? a <= b : a < b;
    case '>': return sign[1] == '=' ? a >= b : a > b;
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return a / b;
    default: return a % b;
    }
}

static unsigned long read_binary(struct plural_parser *scan, int binding)
{
    if (binding > BINDING_MAX) {
        return read_operand(scan);
    }
    unsigned long value = read_binary(scan, binding + 1);
    size_t which;
    while (!scan->bad && (which = take_operator(scan, binding)) < OPERATORS) {
        value = apply(scan, operators[which].sign, value, read_binary(scan, binding + 1));
    }
    return value;
}

/* a ? b : c, from the right. */
static unsigned long read_choice(struct plural_parser *scan)
{
    unsigned long value = read_binary(scan, 1);
    if (scan->bad || !take(scan, "?")) {
        return value;
    }
    if (++scan->depth > DEPTH_MAX) {
        scan->bad = true;
        return 0;
    }
    unsigned long yes = read_choice(scan);
    scan->bad = !take(scan, ":") || scan->bad;
    unsigned long no = read_choice(scan);
    scan->depth--;
    return value ? yes : no;
}

bool plural_form(const char *rule, unsigned long n, size_t *forms, size_t *form)
{
    struct plural_parser scan = {.at = rule, .n = n};
    bool begun = take(&scan, "nplurals") && take(&scan, "=");
    *forms = begun ? read_number(&scan) : 0;
    begun = begun && take(&scan, ";") && take(&scan, "plural") && take(&scan, "=");
    *form = begun ? read_choice(&scan) : 0;
    take(&scan, ";");
    skip_blanks(&scan);
    return begun && !scan.bad && *scan.at == '\0' && *forms >= 1 && *forms <= PLURAL_MAX &&
           *form < *forms;
}

bool plural_is_sound(const char *rule)
{
    size_t forms, form;
    bool sound = true;
    for (unsigned long n = 0; sound && n <= TRIED_MAX; n++) {
        sound = plural_form(rule, n, &forms, &form);
    }
    return sound;
}
