// Runs before the first paint, so that a page never flashes in the other theme.
{
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.setAttribute(
    'data-bs-theme', localStorage.getItem('theme') ?? (system.matches ? 'dark' : 'light'));
  apply();
  system.addEventListener('change', apply);
}
