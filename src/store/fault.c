/* fault: see the header. */
#include "store/fault.h"

#include <stdarg.h>
#include <stdlib.h>

#include "store/buffer.h"
#include "store/memory.h"

/* What stands in a file may not move the terminal that shows the fault. */
static void fault_clean(char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;

        if (c < 0x20 || c == 0x7f) {
            *text = '?';
        }
    }
}

static char *fault_copy(const char *text)
{
    char *copy = memory_text(text != NULL ? text : "");

    fault_clean(copy);
    return copy;
}

void fault_add(struct fault_list *list, const char *file, size_t line, const char *key,
               const char *format, ...)
{
    if (list == NULL) {
        return;
    }
    if (list->count == FAULT_MAX) {
        list->dropped++;
        return;
    }

    struct buffer text = { 0 };
    va_list arguments;

    va_start(arguments, format);
    buffer_add_formatv(&text, format, arguments);
    va_end(arguments);
    list->items = memory_grow(list->items, list->count, &list->room, sizeof *list->items);

    struct fault *fault = &list->items[list->count++];

    fault->file = fault_copy(file);
    fault->line = line;
    fault->key = fault_copy(key);
    fault->text = buffer_take(&text);
    fault_clean(fault->text);
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
    fprintf(out, ": %s\n", fault->text);
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
        free(list->items[i].file);
        free(list->items[i].key);
        free(list->items[i].text);
    }
    free(list->items);
    *list = (struct fault_list){ 0 };
}
