export const isRegion = (code: string): boolean => /^\d{6}$/.test(code);
