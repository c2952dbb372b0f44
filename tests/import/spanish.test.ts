import { describe, expect, it } from 'vitest';
import { isEnd, isPromotion } from '../../src/import/furniture.ts';
import { importText } from './fixture.ts';

describe('a Spanish page', () => {
  it.each([
    'Enviá tu comentario',
    'Deja un comentario',
    'Comentarios (12)',
    'Más sobre El puerto viejo',
    'Las más leídas',
    'Te puede interesar',
    'Notas relacionadas',
    'Temas: puerto, barcos',
  ])('ends its text with %s', (line) => {
    expect(isEnd(line)).toBe(true);
  });

  it.each(['Más de cien barcos', 'Temas que nadie toca', 'Comparte su pan con las gaviotas'])(
    'goes on below the subheading %s',
    (line) => {
      expect(isEnd(line)).toBe(false);
    },
  );

  it.each([
    'Los comentarios publicados son responsabilidad de quienes los escriben.',
    'Para comentar tenés que ingresar con tu usuario.',
    'Suscribite a nuestro newsletter y recibí las noticias del puerto.',
  ])('asks the reader for something, and has rules for comments: %s', (line) => {
    expect(isPromotion(line)).toBe(true);
  });

  it('loses what a capture shows below its text', async () => {
    const text = [
      'El puerto estrena barcos sin humo',
      'La junta quiere que todos los cruces sean silenciosos antes del verano',
      'El barco de las islas navegará con baterías desde la primavera, anunció el martes la junta del puerto.',
      'Dos barcos fueron reconstruidos en el viejo astillero, donde cuarenta personas trabajaron todo el invierno.',
      'El primer cruce con tormenta, en marzo, no duró más que con el motor viejo, contó la capitana.',
    ];
    const below = [
      'Más sobre Las islas\nEnviá tu comentario',
      'Los comentarios publicados son de exclusiva responsabilidad de sus autores, y la junta del puerto puede borrarlos cuando no respeten las reglas de la casa.',
      'Para poder comentar tenés que ingresar con tu usuario de El Muelle.\nLas más leídas',
    ];
    const { fullText } = await importText([...text, ...below].join('\n\n'));
    expect(fullText).toBe(text.slice(2).join('\n\n'));
  });
});
