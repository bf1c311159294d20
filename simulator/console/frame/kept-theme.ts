const kept = 'dcc-sim theme'

/** Shows the theme that was chosen here before; where none was, the browser's own. */
export function applyKeptTheme(): void {
  const chosen = localStorage.getItem(kept)
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
}

export function chooseTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset.theme = theme
  localStorage.setItem(kept, theme)
}
