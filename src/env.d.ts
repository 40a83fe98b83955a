/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    preferences: import('./preferences.ts').Preferences;
  }
}
