import { chooseTheme } from './kept-theme.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

export function toggleTheme(): void {
  const { theme } = document.documentElement.dataset
  const isDark = theme === undefined ? dark.matches : theme === 'dark'
  chooseTheme(isDark ? 'light' : 'dark')
}
