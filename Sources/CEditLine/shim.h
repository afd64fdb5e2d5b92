#pragma once

// Typed forms of libedit's variadic calls, which Swift cannot make, one for each operation.

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

typedef int (*editline_reader)(EditLine *, wchar_t *);
typedef char *(*editline_prompter)(EditLine *);
typedef unsigned char (*editline_function)(EditLine *, int);

/// Begins to edit on stdin and stdout, which Swift may not touch: they are mutable globals.
static inline EditLine *editline_open(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

/// el_set is variadic. Characters come from `reader`.
static inline int editline_read_with(EditLine *editor, editline_reader reader) {
  return el_set(editor, EL_GETCFN, reader);
}

/// el_set is variadic. The octet `marker` stands before and after parts of no width.
static inline int editline_prompt_with(
    EditLine *editor, editline_prompter prompter, char marker) {
  return el_set(editor, EL_PROMPT_ESC, prompter, marker);
}

/// el_set is variadic. The same for what stands at the right of the line.
static inline int editline_right_prompt_with(
    EditLine *editor, editline_prompter prompter, char marker) {
  return el_set(editor, EL_RPROMPT_ESC, prompter, marker);
}

/// el_set is variadic. `mode` is "emacs" or "vi".
static inline int editline_set_mode(EditLine *editor, const char *mode) {
  return el_set(editor, EL_EDITOR, mode);
}

/// el_set is variadic.
static inline int editline_bind(EditLine *editor, const char *keys, const char *command) {
  return el_set(editor, EL_BIND, keys, command, NULL);
}

/// el_set is variadic. A key can be bound to `name` afterwards.
static inline int editline_add_function(
    EditLine *editor, const char *name, const char *help, editline_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

/// el_set is variadic. Keys come one by one from here on, until a line is complete.
static inline int editline_take_keys(EditLine *editor) {
  return el_set(editor, EL_PREP_TERM, 1);
}

/// el_set is variadic. The terminal is as it was before keys came one by one.
static inline int editline_release_keys(EditLine *editor) {
  return el_set(editor, EL_PREP_TERM, 0);
}

/// el_set is variadic. Draws prompt and line anew, where the cursor is.
static inline int editline_refresh(EditLine *editor) {
  return el_set(editor, EL_REFRESH);
}

/// el_set is variadic.
static inline int editline_set_client_data(EditLine *editor, void *data) {
  return el_set(editor, EL_CLIENTDATA, data);
}

/// el_get is variadic.
static inline void *editline_client_data(EditLine *editor) {
  void *data = NULL;
  return el_get(editor, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

/// el_set is variadic, and so is the function that it is given.
static inline int editline_use_history(EditLine *editor, History *lines) {
  return el_set(editor, EL_HIST, history, lines);
}

/// history is variadic.
static inline int editline_set_history_size(History *lines, int count) {
  HistEvent event;
  return history(lines, &event, H_SETSIZE, count);
}

/// history is variadic.
static inline int editline_remember(History *lines, const char *line) {
  HistEvent event;
  return history(lines, &event, H_ENTER, line);
}
