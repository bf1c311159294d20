import { signal } from '@preact/signals'
import { chooseTheme } from './kept-theme.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Counts changes of the theme, for what is drawn by hand and has to be drawn again. */
export const themeChanges = signal(0)

export function toggleTheme(): void {
  const { theme } = document.documentElement.dataset
  const isDark = theme === undefined ? dark.matches : theme === 'dark'
  chooseTheme(isDark ? 'light' : 'dark')
  themeChanges.value += 1
}

dark.addEventListener('change', () => {
  themeChanges.value += 1
})
