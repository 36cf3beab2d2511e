/* fault: see the header. */
#include "store/fault.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "store/buffer.h"
#include "store/clean.h"
#include "store/memory.h"

static char *fault_copy(const char *text)
{
    struct buffer copy = {0};

    clean_line(&copy, text != NULL ? text : "");
    return buffer_take(&copy);
}

/* A file that several readers share is found wrong by each of them. */
static bool fault_is_known(const struct fault_list *list, const struct fault *last)
{
    for (const struct fault *known = list->items; known < last; known++) {
        if (known->line == last->line && strcmp(known->text, last->text) == 0 &&
            strcmp(known->key, last->key) == 0 && strcmp(known->file, last->file) == 0) {
            return true;
        }
    }
    return false;
}

static void fault_clear(struct fault *fault)
{
    free(fault->file);
    free(fault->key);
    free(fault->text);
    free(fault->cause);
}

/* Adds a fault with a cause, or "". */
static void add(struct fault_list *list, const char *cause, const struct fault *said,
                const char *format, va_list arguments)
{
    if (list->count == FAULT_MAX) {
        list->dropped++;
        return;
    }

    struct buffer text = {0};

    clean_formatv(&text, format, arguments);
    list->items = memory_grow(list->items, list->count, &list->room, sizeof *list->items);

    struct fault *fault = &list->items[list->count++];

    *fault = (struct fault){
        .file = fault_copy(said->file),
        .line = said->line,
        .key = fault_copy(said->key),
        .text = buffer_take(&text),
        .cause = fault_copy(cause),
    };
    if (fault_is_known(list, fault)) {
        fault_clear(fault);
        list->count--;
    }
}

void fault_add(struct fault_list *list, const char *file, size_t line, const char *key,
               const char *format, ...)
{
    const struct fault said = {.file = (char *)file, .line = line, .key = (char *)key};
    va_list arguments;

    if (list == NULL) {
        return;
    }
    va_start(arguments, format);
    add(list, "", &said, format, arguments);
    va_end(arguments);
}

/* The fault that was added with this cause; NULL where there is none. */
static struct fault *find_cause(const struct fault_list *list, const char *cause)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].cause, cause) == 0) {
            return &list->items[i];
        }
    }
    return NULL;
}

void fault_add_once(struct fault_list *list, const char *cause, const char *file, size_t line,
                    const char *key, const char *format, ...)
{
    const struct fault said = {.file = (char *)file, .line = line, .key = (char *)key};
    struct fault *known = list == NULL ? NULL : find_cause(list, cause);
    va_list arguments;

    if (list == NULL) {
        return;
    }
    if (known != NULL) {
        known->more++;
        return;
    }
    va_start(arguments, format);
    add(list, cause, &said, format, arguments);
    va_end(arguments);
}

void fault_print(const struct fault *fault, FILE *out)
{
    fputs(fault->file, out);
    if (fault->line > 0) {
        fprintf(out, ":%zu", fault->line);
    }
    if (fault->key[0] != '\0') {
        fprintf(out, ": %s", fault->key);
    }
    fprintf(out, ": %s", fault->text);
    if (fault->more > 0) {
        fprintf(out, " (and in %zu more place%s)", fault->more, fault->more == 1 ? "" : "s");
    }
    fputc('\n', out);
}

void fault_print_all(const struct fault_list *list, FILE *out)
{
    for (size_t i = 0; i < list->count; i++) {
        fault_print(&list->items[i], out);
    }
    if (list->dropped > 0) {
        fprintf(out, "and %zu more\n", list->dropped);
    }
}

void fault_free(struct fault_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        fault_clear(&list->items[i]);
    }
    free(list->items);
    *list = (struct fault_list){0};
}
