/** Words by which links to leave a list are known, in the languages of many newsletters. */
export const leaveWords =
  /unsubscri|\bleave\b|opt.?out|opt.?in.?out|leave (this|the)|stop (getting|receiving)|manage (your )?(preferences|subscription)|email preferences|abmeld|abbestell|austrag|d[ée]sabonn|d[ée]sinscri|darse de baja|cancelar (la )?suscripci|cancella|disiscri|descadastr|cancelar inscri|uitschrijv|afmeld|avregistrer|avprenumerera|frameld|wypisz|отпис|停止|解除|登録解除|退订|取消订阅|सदस्यता|குழுவிலக|رکنیت/i;
